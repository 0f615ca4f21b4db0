package io.actorprocess.spring.bean;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import io.actorprocess.process.PID;
import io.actorprocess.spring.ProcessSpawner;

/**
 * Spawns processes of a bean of scope prototype.
 * <p>
 * Thread-safety: any thread may call it.
 *
 * @param <T> the type of the bean
 */
final class PrototypeSpawner<T> implements ProcessSpawner<T> {

	private final ProcessBeans processes;

	private final ConfigurableListableBeanFactory beans;

	private final ProcessDefinition definition;

	PrototypeSpawner(ProcessBeans processes, ConfigurableListableBeanFactory beans, ProcessDefinition definition) {
		this.processes = processes;
		this.beans = beans;
		this.definition = definition;
	}

	@Override
	@SuppressWarnings("unchecked")
	public PID<T> spawn(Object... arguments) {
		Instances instances = new Instances(() -> create(arguments),
				(bean) -> this.beans.destroyBean(this.definition.beanName(), bean));
		PID<?> pid;
		try {
			pid = this.processes.spawn(this.definition, this.definition.id() + "()", instances);
		}
		catch (RuntimeException ex) {
			instances.destroy();
			throw ex;
		}
		pid.manager().ended(pid.upid()).onAny((end) -> instances.destroy());
		return (PID<T>) pid;
	}

	@SuppressWarnings("NullAway") // getBean takes null arguments, but its varargs are not
									// understood
	private Object create(Object[] arguments) {
		String name = this.definition.beanName();
		return (arguments.length == 0) ? this.beans.getBean(name)
				: this.beans.getBean(name, new PrototypeArguments(this.beans, this.definition).complete(arguments));
	}

}
