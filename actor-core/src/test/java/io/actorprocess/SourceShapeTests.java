package io.actorprocess;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link SourceShape}.
 */
class SourceShapeTests {

	private static final String SOURCE = """
			package a;

			/** Described. */
			public class Example implements Runnable {

				/** Does not count. */
				@Deprecated
				public int five(int value) {

					return value;
				}

				public Example(int value) {
				}

				@Override
				public void run() {
					Runnable nested = new Runnable() {

						@Override
						public void run() {
						}

					};
				}

				int hidden() {
					return 0;
				}

				public interface Inner {

					void implicit();

				}

				static class Secret {

					public void unreachable() {
					}

				}

			}
			""";

	private final SourceShape shape = SourceShape.of(source(SOURCE));

	@Test
	void countsTheLinesOfTheFile() {
		assertThat(this.shape.lines()).isEqualTo(44);
	}

	@Test
	void countsTheLinesOfAMethodFromItsAnnotationsOn() {
		assertThat(this.shape.methods()).contains(new SourceShape.Method("Example.five", 5),
				new SourceShape.Method("Example.<init>", 2), new SourceShape.Method("Example.run", 10),
				new SourceShape.Method("Inner.implicit", 1));
	}

	@Test
	void namesWhatIsPublicAndUndocumented() {
		assertThat(this.shape.undocumented()).containsExactly("Example.<init>", "Inner", "Inner.implicit");
	}

	@Test
	void aDefaultConstructorIsNoMethod() {
		SourceShape empty = SourceShape.of(source("/** Empty. */ public class Example { }"));

		assertThat(empty.methods()).isEmpty();
		assertThat(empty.undocumented()).isEmpty();
	}

	@Test
	void aConstructorOfARecordIsDocumentedByTheRecord() {
		SourceShape shape = SourceShape
			.of(source("/** Pair. @param a one */ public record Pair(int a) { public Pair { } }"));

		assertThat(shape.undocumented()).isEmpty();
	}

	private static JavaFileObject source(String text) {
		return new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return text;
			}

		};
	}

}
