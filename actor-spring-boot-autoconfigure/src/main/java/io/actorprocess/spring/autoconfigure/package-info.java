/**
 * Auto-configuration of the runtime: its properties, its manager, and its place in the
 * life of an application.
 */
@NullMarked
package io.actorprocess.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
