/**
 * Processes that speak protobuf. The only room that knows the protobuf library.
 */
@NullMarked
package io.actorprocess.protobuf;

import org.jspecify.annotations.NullMarked;
