package io.actorprocess.spring.actuate;

import java.util.Map;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

import io.actorprocess.process.ProcessManager;

/**
 * Tells the address of the runtime.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ActorInfoContributor implements InfoContributor {

	private final ProcessManager manager;

	/**
	 * A contributor for a runtime.
	 * @param manager the runtime
	 */
	public ActorInfoContributor(ProcessManager manager) {
		this.manager = manager;
	}

	@Override
	public void contribute(Info.Builder builder) {
		if (this.manager.isStarted()) {
			builder.withDetail("actor", Map.of("address", this.manager.address().toString()));
		}
	}

}
