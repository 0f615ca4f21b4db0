package io.actorprocess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

/**
 * What a reader sees of one source file before reading it: how long it and its methods
 * are, and which of the names that others may use come without a word of explanation.
 *
 * @param name the name of the file
 * @param lines how many lines it has
 * @param methods its methods and constructors in order
 * @param undocumented the public types, methods and constructors that have no Javadoc
 */
record SourceShape(String name, int lines, List<Method> methods, List<String> undocumented) {

	/**
	 * Parses a file, which need not compile.
	 * @param source the file
	 * @return its shape
	 */
	static SourceShape of(JavaFileObject source) {
		try {
			JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
				.getTask(null, null, null, List.of("-proc:none"), null, List.of(source));
			CompilationUnitTree unit = task.parse().iterator().next();
			Surveyor surveyor = new Surveyor(Trees.instance(task), unit);
			surveyor.scan(unit, null);
			int lines = (int) source.getCharContent(true).toString().lines().count();
			return new SourceShape(source.getName(), lines, surveyor.methods, surveyor.undocumented);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + source.getName(), ex);
		}
	}

	/**
	 * One method, from its first annotation or modifier to its closing brace.
	 *
	 * @param name the name of its class and its own
	 * @param lines how many lines it has
	 */
	record Method(String name, int lines) {
	}

	private static final class Surveyor extends TreePathScanner<Void, Void> {

		private final List<Method> methods = new ArrayList<>();

		private final List<String> undocumented = new ArrayList<>();

		private final Trees trees;

		private final CompilationUnitTree unit;

		private Surveyor(Trees trees, CompilationUnitTree unit) {
			this.trees = trees;
			this.unit = unit;
		}

		@Override
		public Void visitClass(ClassTree type, Void unused) {
			demandJavadoc(type.getModifiers(), type.getSimpleName().toString());
			return super.visitClass(type, unused);
		}

		@Override
		public Void visitMethod(MethodTree method, Void unused) {
			ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
			String name = owner.getSimpleName() + "." + method.getName();
			if (isWritten(method)) {
				this.methods.add(new Method(name, linesOf(method)));
				if (!isConstructorOfRecord(owner, method)) {
					demandJavadoc(method.getModifiers(), name);
				}
			}
			return super.visitMethod(method, unused);
		}

		/** Its components are described at the record. */
		private static boolean isConstructorOfRecord(ClassTree owner, MethodTree method) {
			return owner.getKind() == Tree.Kind.RECORD && method.getReturnType() == null;
		}

		private boolean isWritten(Tree tree) {
			return linesOf(tree) > 0;
		}

		private int linesOf(Tree tree) {
			SourcePositions positions = this.trees.getSourcePositions();
			long end = positions.getEndPosition(this.unit, tree);
			if (end < 0) {
				return 0;
			}
			LineMap lineMap = this.unit.getLineMap();
			long start = positions.getStartPosition(this.unit, tree);
			return (int) (lineMap.getLineNumber(end) - lineMap.getLineNumber(start) + 1);
		}

		private void demandJavadoc(ModifiersTree modifiers, String name) {
			boolean inherits = modifiers.getAnnotations()
				.stream()
				.anyMatch((annotation) -> annotation.getAnnotationType().toString().equals("Override"));
			if (!inherits && isPublic(getCurrentPath()) && this.trees.getDocComment(getCurrentPath()) == null) {
				this.undocumented.add(name);
			}
		}

		/**
		 * Whether everything around a declaration, and the declaration itself, is public.
		 */
		private static boolean isPublic(TreePath path) {
			if (path.getLeaf() instanceof CompilationUnitTree) {
				return true;
			}
			Tree owner = path.getParentPath().getLeaf();
			boolean inInterface = owner.getKind() == Tree.Kind.INTERFACE
					|| owner.getKind() == Tree.Kind.ANNOTATION_TYPE;
			Set<Modifier> flags = flagsOf(path.getLeaf());
			boolean visible = flags.contains(Modifier.PUBLIC) || inInterface && !flags.contains(Modifier.PRIVATE);
			return visible && isPublic(path.getParentPath());
		}

		private static Set<Modifier> flagsOf(Tree tree) {
			if (tree instanceof ClassTree type) {
				return type.getModifiers().getFlags();
			}
			return (tree instanceof MethodTree method) ? method.getModifiers().getFlags() : Set.of();
		}

	}

}
