/**
 * What is measured between two JVMs on loopback.
 */
@NullMarked
package io.actorprocess.benchmarks.remote;

import org.jspecify.annotations.NullMarked;
