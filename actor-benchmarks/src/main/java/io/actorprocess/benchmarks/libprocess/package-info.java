/**
 * The benchmarks of libprocess, with its parameters, on our runtime.
 */
@NullMarked
package io.actorprocess.benchmarks.libprocess;

import org.jspecify.annotations.NullMarked;
