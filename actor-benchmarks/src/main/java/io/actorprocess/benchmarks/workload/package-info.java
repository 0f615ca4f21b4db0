/**
 * What is measured: each workload is written once, for all runtimes.
 */
@NullMarked
package io.actorprocess.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
