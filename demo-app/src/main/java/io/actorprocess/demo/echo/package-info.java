/**
 * The process that every libprocess tutorial begins with.
 */
@NullMarked
package io.actorprocess.demo.echo;

import org.jspecify.annotations.NullMarked;
