/**
 * Sockets by Netty: the {@link io.actorprocess.remote.SocketManager} that speaks
 * libprocess' format. The only room that knows Netty.
 */
@NullMarked
package io.actorprocess.remote.netty;

import org.jspecify.annotations.NullMarked;
