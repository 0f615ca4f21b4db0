/**
 * Text and its words: where files are found, how they are cut into ranges, and how words
 * are counted. Knows neither processes nor Spring.
 */
@NullMarked
package io.actorprocess.demo.text;

import org.jspecify.annotations.NullMarked;
