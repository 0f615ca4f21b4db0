/**
 * The runtimes that are compared, each behind the same small interface.
 */
@NullMarked
package io.actorprocess.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
