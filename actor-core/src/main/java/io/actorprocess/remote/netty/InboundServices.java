package io.actorprocess.remote.netty;

import io.actorprocess.remote.SocketListener;

/**
 * What all inbound connections share.
 * <p>
 * Thread-safety: immutable; its parts are for any thread.
 *
 * @param options the limits
 * @param listener takes what arrives
 * @param encoder writes responses
 * @param traffic counts messages
 * @param peers the nodes that frames are spoken with
 */
record InboundServices(NettySocketOptions options, SocketListener listener, ResponseEncoder encoder, Traffic traffic,
		Peers peers) {

}
