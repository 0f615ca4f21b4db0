package io.actorprocess.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimeFormat}, with the strings of libprocess' own tests.
 */
class TimeFormatTests {

	private static final Instant THOUSAND_WEEKS = Instant.EPOCH.plus(Duration.ofDays(7_000));

	/** The last point in time that libprocess can express. */
	private static final Instant MAX = Instant.EPOCH.plusNanos(Long.MAX_VALUE);

	@Test
	void rfc1123IsTheFormOfHttpDates() {
		assertThat(TimeFormat.rfc1123(Instant.EPOCH)).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
		assertThat(TimeFormat.rfc1123(THOUSAND_WEEKS)).isEqualTo("Thu, 02 Mar 1989 00:00:00 GMT");
		assertThat(TimeFormat.rfc1123(THOUSAND_WEEKS.plusSeconds(1))).isEqualTo("Thu, 02 Mar 1989 00:00:01 GMT");
		assertThat(TimeFormat.rfc1123(MAX)).isEqualTo("Fri, 11 Apr 2262 23:47:16 GMT");
	}

	@Test
	void rfc1123CutsOffTheFraction() {
		assertThat(TimeFormat.rfc1123(THOUSAND_WEEKS.plusNanos(1))).isEqualTo("Thu, 02 Mar 1989 00:00:00 GMT");
		assertThat(TimeFormat.rfc1123(THOUSAND_WEEKS.minusNanos(1))).isEqualTo("Wed, 01 Mar 1989 23:59:59 GMT");
	}

	@Test
	void rfc3339HasAFractionOnlyWhereThereIsOne() {
		assertThat(TimeFormat.rfc3339(Instant.EPOCH)).isEqualTo("1970-01-01 00:00:00+00:00");
		assertThat(TimeFormat.rfc3339(THOUSAND_WEEKS)).isEqualTo("1989-03-02 00:00:00+00:00");
		assertThat(TimeFormat.rfc3339(THOUSAND_WEEKS.plusNanos(1))).isEqualTo("1989-03-02 00:00:00.000000001+00:00");
		assertThat(TimeFormat.rfc3339(THOUSAND_WEEKS.plusNanos(1_000)))
			.isEqualTo("1989-03-02 00:00:00.000001000+00:00");
		assertThat(TimeFormat.rfc3339(MAX)).isEqualTo("2262-04-11 23:47:16.854775807+00:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "de-DE", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "en-GB" })
	void localeOfTheMachineDoesNotMatter(String tag) {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag(tag));
		try {
			Instant september = Instant.parse("2021-09-07T01:02:03Z");

			assertThat(TimeFormat.rfc1123(september)).isEqualTo("Tue, 07 Sep 2021 01:02:03 GMT");
			assertThat(TimeFormat.rfc3339(september)).isEqualTo("2021-09-07 01:02:03+00:00");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
