/**
 * The wire without sockets: the contract of a
 * {@link io.actorprocess.remote.SocketManager}, what it reports, and the codec of
 * libprocess' own format.
 */
@NullMarked
package io.actorprocess.remote;

import org.jspecify.annotations.NullMarked;
