/**
 * Meters of the runtime for Micrometer. The only package that knows it.
 */
@NullMarked
package io.actorprocess.spring.metrics;

import org.jspecify.annotations.NullMarked;
