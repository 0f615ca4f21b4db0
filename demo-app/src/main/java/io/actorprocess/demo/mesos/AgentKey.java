package io.actorprocess.demo.mesos;

/**
 * One registration of an agent. What is said about an earlier one of the same agent does
 * not hold for it.
 * <p>
 * Thread-safety: immutable.
 *
 * @param agentId the agent
 * @param registration the number of the registration
 */
record AgentKey(String agentId, long registration) {

}
