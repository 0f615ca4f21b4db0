package io.actorprocess.demo.mesos;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import io.actorprocess.test.simulation.Scenario;

/**
 * A copy of the small Mesos in which one class is not quite what it should be: its source
 * is changed and compiled, and all of the package is loaded anew with it.
 */
final class PlantedBug {

	private static final String PACKAGE = PlantedBug.class.getPackageName();

	private final String simpleName;

	private String source;

	private PlantedBug(String simpleName, String source) {
		this.simpleName = simpleName;
		this.source = source;
	}

	static PlantedBug in(Class<?> type) throws IOException {
		Path file = Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
		return new PlantedBug(type.getSimpleName(), Files.readString(file));
	}

	/** Changes the source in one place, which must be there. */
	PlantedBug replace(String right, String wrong) {
		if (this.source.indexOf(right) < 0 || this.source.indexOf(right) != this.source.lastIndexOf(right)) {
			throw new IllegalStateException("Not once in " + this.simpleName + ": " + right);
		}
		this.source = this.source.replace(right, wrong);
		return this;
	}

	/** The scenario, played by the copy. */
	Scenario scenario(Path directory) throws IOException, ReflectiveOperationException {
		Path classes = compile(directory);
		ClassLoader loader = new Copy(classes.toUri().toURL());
		return (Scenario) loader.loadClass(SmallMesosScenario.class.getName()).getDeclaredConstructor().newInstance();
	}

	private Path compile(Path directory) throws IOException {
		Path file = Files.writeString(directory.resolve(this.simpleName + ".java"), this.source);
		Path classes = Files.createDirectories(directory.resolve("classes"));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		int result = compiler.run(null, null, null, "-nowarn", "-proc:none", "-d", classes.toString(), "-cp",
				System.getProperty("java.class.path"), file.toString());
		if (result != 0) {
			throw new IllegalStateException("The copy of " + this.simpleName + " does not compile");
		}
		return classes;
	}

	/** Loads the package itself, from the changed classes first. */
	private static final class Copy extends URLClassLoader {

		Copy(URL changed) {
			super(Stream.concat(Stream.of(changed), own().stream()).toArray(URL[]::new), Copy.class.getClassLoader());
		}

		private static List<URL> own() {
			return Stream.of(Master.class, SmallMesosScenario.class)
				.map((type) -> type.getProtectionDomain().getCodeSource().getLocation())
				.toList();
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded == null && name.startsWith(PACKAGE + ".")) {
					loaded = findClass(name);
				}
				return (loaded != null) ? loaded : super.loadClass(name, resolve);
			}
		}

	}

}
