/**
 * Process beans: finds them, makes their annotated methods handlers, registers a PID for
 * each, and spawns them.
 */
@NullMarked
package io.actorprocess.spring.bean;

import org.jspecify.annotations.NullMarked;
