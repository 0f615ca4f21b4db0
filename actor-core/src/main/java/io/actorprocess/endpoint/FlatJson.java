package io.actorprocess.endpoint;

import java.util.SortedMap;
import java.util.stream.Collectors;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.JsonText;

/**
 * Figures as one object of JSON.
 * <p>
 * Thread-safety: stateless.
 */
final class FlatJson {

	private FlatJson() {
	}

	/** Leaves out what JSON cannot say: infinities, and what is no number. */
	static HttpResponse of(SortedMap<String, Double> figures) {
		return HttpResponse.json(figures.entrySet()
			.stream()
			.filter((entry) -> Double.isFinite(entry.getValue()))
			.map((entry) -> JsonText.quote(entry.getKey()) + ":" + number(entry.getValue()))
			.collect(Collectors.joining(",", "{", "}")));
	}

	private static String number(double value) {
		long whole = (long) value;
		return (whole == value) ? Long.toString(whole) : Double.toString(value);
	}

}
