package io.actorprocess.endpoint;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations as libprocess writes them, such as {@code 1.5mins}.
 * <p>
 * Thread-safety: stateless.
 */
final class DurationText {

	private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)([a-z]{1,5})");

	private static final Map<String, Duration> UNITS = Map.of("ns", Duration.ofNanos(1), "us", Duration.ofNanos(1_000),
			"ms", Duration.ofMillis(1), "secs", Duration.ofSeconds(1), "mins", Duration.ofMinutes(1), "hrs",
			Duration.ofHours(1), "days", Duration.ofDays(1), "weeks", Duration.ofDays(7));

	private DurationText() {
	}

	/**
	 * Reads a duration.
	 * @param text a number and a unit, or the form of ISO 8601
	 * @return the duration, not negative
	 * @throws IllegalArgumentException if it is none
	 */
	static Duration parse(String text) {
		Matcher matcher = NUMBER_AND_UNIT.matcher(text);
		Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
		try {
			if (unit != null) {
				BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.toNanos()));
				return Duration.ofNanos(nanos.toBigInteger().longValueExact());
			}
			Duration parsed = Duration.parse(text);
			if (!parsed.isNegative()) {
				return parsed;
			}
		}
		catch (ArithmeticException | DateTimeException ex) {
			throw new IllegalArgumentException(problem(text), ex);
		}
		throw new IllegalArgumentException(problem(text));
	}

	private static String problem(String text) {
		return "'" + text + "' is no duration: write a number and one of ns, us, ms, secs, mins, hrs, days, weeks";
	}

}
