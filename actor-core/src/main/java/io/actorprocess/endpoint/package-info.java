/**
 * What a runtime serves on its port beside its processes: help, metrics, logging levels,
 * a profiler, figures of the machine.
 */
@NullMarked
package io.actorprocess.endpoint;

import org.jspecify.annotations.NullMarked;
