package io.actorprocess.benchmarks.runtime;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is chosen by its name in options and shown by it in tables.
 */
public interface Labelled {

	/**
	 * The constant's name, as enums have it.
	 * @return its name in upper case
	 */
	String name();

	/**
	 * The name of this choice.
	 * @return its name in options and tables
	 */
	default String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * The choice of a name.
	 * @param <L> the type of the choices
	 * @param choices what there is
	 * @param label the name
	 * @return the choice
	 * @throws IllegalArgumentException if there is none
	 */
	static <L extends Labelled> L choose(L[] choices, String label) {
		return Arrays.stream(choices)
			.filter((choice) -> choice.label().equals(label))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no '" + label + "'; there are " + Arrays.stream(choices).map(Labelled::label).toList()));
	}

}
