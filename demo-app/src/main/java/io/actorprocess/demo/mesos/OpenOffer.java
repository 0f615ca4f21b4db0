package io.actorprocess.demo.mesos;

import io.actorprocess.clock.Timer;

/**
 * Slots that a framework may take until the offer expires.
 * <p>
 * Thread-safety: immutable.
 *
 * @param id names the offer, never used twice by one master
 * @param agent whose slots they are
 * @param frameworkId who may take them
 * @param slots how many
 * @param expiry rescinds the offer when it fires
 */
record OpenOffer(String id, AgentKey agent, String frameworkId, int slots, Timer expiry) {

}
