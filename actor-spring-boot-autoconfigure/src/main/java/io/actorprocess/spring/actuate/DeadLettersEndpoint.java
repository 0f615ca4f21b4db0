package io.actorprocess.spring.actuate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import io.actorprocess.metrics.DeadLetterReason;
import io.actorprocess.metrics.DeadLetters;
import io.actorprocess.process.ProcessManager;

/**
 * Shows what was not delivered, also to processes that do not live and so have no detail
 * of their own.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@Endpoint(id = "deadletters")
public final class DeadLettersEndpoint {

	private final DeadLetters letters;

	/**
	 * An endpoint for a runtime.
	 * @param manager the runtime
	 */
	public DeadLettersEndpoint(ProcessManager manager) {
		this.letters = manager.deadLetters();
	}

	/**
	 * Shows the dead letters so far.
	 * @return the counts and the last hundred
	 */
	@ReadOperation
	public Letters show() {
		Map<String, Long> counts = new TreeMap<>();
		for (DeadLetterReason reason : DeadLetterReason.values()) {
			if (this.letters.count(reason) > 0) {
				counts.put(reason.label(), this.letters.count(reason));
			}
		}
		return new Letters(this.letters.count(), counts, LostEvent.among(this.letters, (letter) -> true));
	}

	/**
	 * What is shown.
	 *
	 * @param total how many events were given up
	 * @param counts how many for each reason that there was
	 * @param recent the last hundred, oldest first
	 */
	public record Letters(long total, Map<String, Long> counts, List<LostEvent> recent) {

	}

}
