package io.actorprocess.demo.text;

/**
 * A word and how often it was met.
 * <p>
 * Thread-safety: immutable.
 *
 * @param word the word
 * @param count how often
 */
public record WordCount(String word, long count) {

}
