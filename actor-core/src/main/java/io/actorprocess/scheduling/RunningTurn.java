package io.actorprocess.scheduling;

/**
 * A turn that is being taken at the moment of asking.
 * <p>
 * Thread-safety: immutable.
 *
 * @param thread the thread that takes it
 * @param number tells the turns of one thread apart: while it stays the same, so does the
 * turn
 * @param holdsWorker whether the turn keeps a worker from others; false if it blocks and
 * a spare thread stands in
 */
public record RunningTurn(Thread thread, long number, boolean holdsWorker) {

}
