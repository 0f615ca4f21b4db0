package io.actorprocess.clock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Writes points in time exactly as libprocess does: in UTC, whatever the machine's locale
 * and time zone.
 * <p>
 * Thread-safety: stateless.
 */
public final class TimeFormat {

	/** Unlike the JDK's RFC_1123_DATE_TIME, which writes the day as one digit. */
	private static final DateTimeFormatter RFC1123 = utc("EEE, dd MMM uuuu HH:mm:ss 'GMT'");

	private static final DateTimeFormatter RFC3339 = utc("uuuu-MM-dd HH:mm:ss'+00:00'");

	private static final DateTimeFormatter RFC3339_FRACTION = utc("uuuu-MM-dd HH:mm:ss.SSSSSSSSS'+00:00'");

	private TimeFormat() {
	}

	private static DateTimeFormatter utc(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
	}

	/**
	 * The form of HTTP's {@code Date}, to the second:
	 * {@code Thu, 02 Mar 1989 00:00:00 GMT}.
	 * @param time the time; a fraction of a second is cut off
	 * @return the text
	 */
	public static String rfc1123(Instant time) {
		return RFC1123.format(time);
	}

	/**
	 * The form of logs and JSON, with a space between date and time, and with nine digits
	 * of fraction if there is one: {@code 1989-03-02 00:00:00.000000001+00:00}.
	 * @param time the time
	 * @return the text
	 */
	@SuppressWarnings("JavaInstantGetSecondsGetNano") // only the fraction matters
	public static String rfc3339(Instant time) {
		boolean whole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
		return (whole ? RFC3339 : RFC3339_FRACTION).format(time);
	}

}
