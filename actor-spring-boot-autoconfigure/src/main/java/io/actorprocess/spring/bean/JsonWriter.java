package io.actorprocess.spring.bean;

/**
 * Writes values as JSON, so that no other class needs to know the JSON library.
 * <p>
 * Thread-safety: any thread may call it.
 */
@FunctionalInterface
public interface JsonWriter {

	/**
	 * Writes a value.
	 * @param value the value
	 * @return JSON text
	 * @throws RuntimeException if the value cannot be written
	 */
	String write(Object value);

}
