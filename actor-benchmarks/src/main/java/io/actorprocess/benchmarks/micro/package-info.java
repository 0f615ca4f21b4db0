/**
 * JMH benchmarks of single parts of the core.
 */
@NullMarked
package io.actorprocess.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
