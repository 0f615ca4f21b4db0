package io.actorprocess.spring.autoconfigure;

import io.actorprocess.process.ProcessManagerBuilder;

/**
 * Changes the settings of the process manager after the properties were applied. There
 * may be many such beans; they are called in their order.
 */
@FunctionalInterface
public interface ProcessManagerBuilderCustomizer {

	/**
	 * Changes the settings.
	 * @param builder the builder of the manager
	 */
	void customize(ProcessManagerBuilder builder);

}
