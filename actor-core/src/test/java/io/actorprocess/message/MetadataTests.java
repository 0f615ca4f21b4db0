package io.actorprocess.message;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MetadataTests {

	@Test
	void pairsAreKeptInOrder() {
		Metadata metadata = Metadata.of("traceparent", "00-a-b-01").with("baggage", "tenant=7, user=anna");
		List<String> seen = new ArrayList<>();

		metadata.forEach((name, value) -> seen.add(name + ": " + value));

		assertThat(seen).containsExactly("traceparent: 00-a-b-01", "baggage: tenant=7, user=anna");
		assertThat(metadata.size()).isEqualTo(2);
		assertThat(metadata.characters()).isEqualTo(11 + 9 + 7 + 19);
		assertThat(metadata.get("baggage")).isEqualTo("tenant=7, user=anna");
		assertThat(metadata.get("tracestate")).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = { "Traceparent|a", "''|a", "a b|a",
			"a:|a", "\u00e9|a", "a|\u00e9", "a|'\t'", "a| b", "a|b ", "used|a" })
	void pairsThatCannotBeAHeaderFieldAreRefused(String name, String value) {
		Metadata used = Metadata.of("used", "1");

		assertThat(used.accepts(name, value)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> used.with(name, value))
			.withMessageContaining("is refused beside 1 pairs");
	}

	@Test
	void lineBreakCannotSmuggleAField() {
		assertThat(Metadata.NONE.accepts("a", "b\r\nHost: evil")).isFalse();
	}

	@Test
	void nameWithoutAValueIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Metadata.of("a", "1", "b"))
			.withMessage("The metadata 'b' has no value: give names and values in turn");
	}

	@Test
	void numberOfPairsIsBounded() {
		Metadata full = Metadata.NONE;
		for (int i = 0; i < Metadata.MOST_PAIRS; i++) {
			full = full.with("name" + i, "");
		}

		assertThat(full.accepts("more", "")).isFalse();
	}

	@Test
	void numberOfCharactersIsBounded() {
		String most = "x".repeat(Metadata.MOST_CHARACTERS - 1);

		assertThat(Metadata.NONE.accepts("a", most)).isTrue();
		assertThat(Metadata.NONE.accepts("a", most + "x")).isFalse();
		assertThat(Metadata.of("a", most).accepts("b", "")).isFalse();
	}

	@Test
	void onlyWantedNamesAreRetained() {
		Metadata metadata = Metadata.of("a", "1", "b", "2");

		assertThat(metadata.retain(List.of("b", "c"))).isEqualTo(Metadata.of("b", "2")).hasToString("[b, 2]");
		assertThat(metadata.retain(List.of("b", "a"))).isSameAs(metadata);
		assertThat(metadata.retain(List.of())).isSameAs(Metadata.NONE);
		assertThat(Metadata.NONE.retain(List.of("a"))).isSameAs(Metadata.NONE);
	}

	@Test
	void messageTakesOtherMetadata() {
		UPID someone = UPID.parse("a@127.0.0.1:1");
		Message plain = new Message("name", someone, someone, new byte[0]);
		Metadata metadata = Metadata.of("a", "1");

		Message carrying = plain.withMetadata(metadata);

		assertThat(plain.metadata()).isSameAs(Metadata.NONE);
		assertThat(plain.withMetadata(Metadata.NONE)).isSameAs(plain);
		assertThat(carrying.metadata()).isSameAs(metadata);
		assertThat(carrying.body()).isSameAs(plain.body());
	}

}
