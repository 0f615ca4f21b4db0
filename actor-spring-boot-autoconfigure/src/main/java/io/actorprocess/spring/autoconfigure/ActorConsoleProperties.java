package io.actorprocess.spring.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the console page for operators.
 * <p>
 * Thread-safety: immutable.
 *
 * @param refreshInterval Time that the page waits before it asks for the figures again. 0
 * lets it ask on demand only.
 */
@ConfigurationProperties("actor.console")
public record ActorConsoleProperties(@DefaultValue("1s") Duration refreshInterval) {

}
