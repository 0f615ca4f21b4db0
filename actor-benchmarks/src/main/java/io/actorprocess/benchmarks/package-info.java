/**
 * Measures our runtime and its rivals side by side: the command line, the forks and what
 * becomes of their figures.
 */
@NullMarked
package io.actorprocess.benchmarks;

import org.jspecify.annotations.NullMarked;
