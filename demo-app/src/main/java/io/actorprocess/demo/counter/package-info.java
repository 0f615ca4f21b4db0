/**
 * The smallest process: a plain bean, as the README shows it.
 */
@NullMarked
package io.actorprocess.demo.counter;

import org.jspecify.annotations.NullMarked;
