/**
 * Traces, log contexts and logins across processes, by Micrometer.
 */
@NullMarked
package io.actorprocess.spring.observation;

import org.jspecify.annotations.NullMarked;
