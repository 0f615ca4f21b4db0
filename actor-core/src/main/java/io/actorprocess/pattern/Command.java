package io.actorprocess.pattern;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Subprocess} runs, with what, and where its input comes from and its
 * output goes. No shell takes part: the words reach the program as they are.
 * <p>
 * Thread-safety: immutable.
 *
 * @param words the program and its arguments
 * @param environment all variables of the program, none of ours; null to pass on ours
 * @param directory where it runs; null for our own directory
 * @param input where its input comes from
 * @param output where its output goes
 * @param error where its error output goes
 */
public record Command(List<String> words, @Nullable Map<String, String> environment, @Nullable Path directory,
		Redirect input, Redirect output, Redirect error) {

	/**
	 * Copies the collections.
	 */
	public Command {
		words = List.copyOf(words);
		environment = (environment != null) ? Map.copyOf(environment) : null;
		if (words.isEmpty()) {
			throw new IllegalArgumentException("A command needs at least one word: the program");
		}
	}

	/**
	 * A command with our environment and directory, and pipes for all three streams.
	 * @param words the program and its arguments
	 * @return the command
	 */
	public static Command of(String... words) {
		return new Command(List.of(words), null, null, Redirect.PIPE, Redirect.PIPE, Redirect.PIPE);
	}

	/**
	 * The same with other variables.
	 * @param variables all variables of the program, which gets none of ours
	 * @return a new command
	 */
	public Command withEnvironment(Map<String, String> variables) {
		return new Command(this.words, variables, this.directory, this.input, this.output, this.error);
	}

	/**
	 * The same in another directory.
	 * @param where the directory
	 * @return a new command
	 */
	public Command withDirectory(Path where) {
		return new Command(this.words, this.environment, where, this.input, this.output, this.error);
	}

	/**
	 * The same with other input.
	 * @param from such as {@code Redirect.from(file)} or {@code Redirect.INHERIT}
	 * @return a new command
	 */
	public Command withInput(Redirect from) {
		return new Command(this.words, this.environment, this.directory, from, this.output, this.error);
	}

	/**
	 * The same with other destinations.
	 * @param outputTo such as {@code Redirect.appendTo(file)} or {@code Redirect.DISCARD}
	 * @param errorTo as the first
	 * @return a new command
	 */
	public Command withOutput(Redirect outputTo, Redirect errorTo) {
		return new Command(this.words, this.environment, this.directory, this.input, outputTo, errorTo);
	}

	ProcessBuilder toBuilder() {
		ProcessBuilder builder = new ProcessBuilder(this.words).redirectInput(this.input)
			.redirectOutput(this.output)
			.redirectError(this.error);
		if (this.directory != null) {
			builder.directory(this.directory.toFile());
		}
		if (this.environment != null) {
			builder.environment().clear();
			builder.environment().putAll(this.environment);
		}
		return builder;
	}

}
