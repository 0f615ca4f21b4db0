package io.actorprocess.demo.text;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TextSplitter}.
 */
class TextSplitterTests {

	@Test
	void noFilesMakeNoPieces() {
		assertThat(new TextSplitter(100).split(List.of())).isEmpty();
	}

	@Test
	void emptyFilesAreLeftOut() {
		assertThat(new TextSplitter(100).split(List.of(new TextFile("a", 0)))).isEmpty();
	}

	@Test
	void smallFilesShareAPieceAndLargeOnesAreCut() {
		List<TextFile> files = List.of(new TextFile("a", 30), new TextFile("b", 50), new TextFile("c", 130));

		List<List<TextRange>> pieces = new TextSplitter(100).split(files);

		assertThat(pieces).containsExactly(
				List.of(new TextRange("a", 0, 30, 30), new TextRange("b", 0, 50, 50), new TextRange("c", 0, 20, 130)),
				List.of(new TextRange("c", 20, 120, 130)), List.of(new TextRange("c", 120, 130, 130)));
	}

	@Test
	void aSmallJobIsSpreadAndNoPieceIsTiny() {
		List<TextFile> files = List.of(new TextFile("a", 25_000));

		List<List<TextRange>> pieces = new TextSplitter(1_000_000).split(files);

		assertThat(pieces).hasSize(7).allSatisfy((piece) -> assertThat(piece).hasSize(1));
	}

	@Test
	void aPieceHoldsOnlySoManyFiles() {
		List<TextFile> files = IntStream.range(0, 1200).mapToObj((i) -> new TextFile("file-" + i, 1)).toList();

		List<List<TextRange>> pieces = new TextSplitter(1_000_000).split(files);

		assertThat(pieces).extracting(List::size).containsExactly(500, 500, 200);
	}

	@Test
	void aPieceOfNothingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TextSplitter(0)).withMessageContaining("at least 1");
	}

}
