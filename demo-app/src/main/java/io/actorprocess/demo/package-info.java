/**
 * The demo: an application of the starter that runs a small Mesos, in one JVM or many.
 */
@NullMarked
package io.actorprocess.demo;

import org.jspecify.annotations.NullMarked;
