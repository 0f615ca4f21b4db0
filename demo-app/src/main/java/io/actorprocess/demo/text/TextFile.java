package io.actorprocess.demo.text;

/**
 * A text file as it was found.
 * <p>
 * Thread-safety: immutable.
 *
 * @param name names the file to the {@link TextSource} that found it and to others of the
 * same root; opaque to everybody else
 * @param size its size in bytes
 */
public record TextFile(String name, long size) {

}
