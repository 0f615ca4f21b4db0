/**
 * What operators see of the runtime under {@code /actuator}. Never the payload of a
 * message.
 */
@NullMarked
package io.actorprocess.spring.actuate;

import org.jspecify.annotations.NullMarked;
