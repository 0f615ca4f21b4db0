/**
 * What users write: annotations that turn a bean into a process, and the way to spawn
 * more of a kind.
 */
@NullMarked
package io.actorprocess.spring;

import org.jspecify.annotations.NullMarked;
