package io.actorprocess.remote;

/**
 * What a session answers to a peer that dialled.
 * <p>
 * Thread-safety: immutable.
 *
 * @param attached whether its connection is the one to go on with
 * @param hello what the session says
 */
public record SessionAnswer(boolean attached, FrameHello hello) {

}
