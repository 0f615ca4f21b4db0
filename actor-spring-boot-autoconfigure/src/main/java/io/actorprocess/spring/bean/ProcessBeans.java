package io.actorprocess.spring.bean;

import java.util.List;
import java.util.Objects;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.ClassUtils;

import io.actorprocess.http.AccessControl;
import io.actorprocess.process.Incarnation;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.Supervision;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.OnFailure;
import io.actorprocess.spring.ProcessSpawner;

/**
 * The process beans of an application: spawns them, and makes the PIDs and spawners that
 * others are injected with.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class ProcessBeans {

	private static final String PROTOBUF = "com.google.protobuf.Message";

	private final ProcessManagers managers;

	private final ConfigurableListableBeanFactory beans;

	private final ObjectProvider<JsonWriter> json;

	private final AccessControl access;

	private final BeanSupervision supervision;

	private final ProcessEvents events;

	/**
	 * The process beans of a bean factory.
	 * @param managers where they live
	 * @param beans the bean factory
	 * @param json writes what routes return; may provide nothing
	 * @param access knows the realms
	 * @param supervision the policy of a bean whose annotation says nothing
	 * @param events is told of starts and ends
	 */
	public ProcessBeans(ProcessManagers managers, ConfigurableListableBeanFactory beans,
			ObjectProvider<JsonWriter> json, AccessControl access, Supervision supervision,
			ApplicationEventPublisher events) {
		this.managers = managers;
		this.beans = beans;
		this.json = json;
		this.access = access;
		this.supervision = new BeanSupervision(supervision);
		this.events = new ProcessEvents(events);
	}

	/**
	 * The address of a process, which may be spawned later.
	 * @param <T> the type of the bean
	 * @param id the id of the process
	 * @param type the type of the bean
	 * @param manager the name of the manager; the default one if empty
	 * @return its address
	 */
	public <T> PID<T> pid(String id, Class<T> type, String manager) {
		return this.managers.named(manager).pid(id, type);
	}

	/**
	 * A spawner of the processes of a bean of scope prototype.
	 * @param <T> the type of the bean
	 * @param beanName the name of the bean
	 * @return the spawner
	 */
	public <T> ProcessSpawner<T> spawner(String beanName) {
		ProcessDefinition definition = Objects.requireNonNull(ProcessDefinition.find(this.beans, beanName));
		return new PrototypeSpawner<>(this, this.beans, definition);
	}

	/**
	 * Spawns the process beans of scope singleton, each after those whose PID it holds.
	 * @return how many
	 */
	public int spawnSingletons() {
		List<ProcessDefinition> singletons = ProcessDefinition
			.among(this.beans, this.beans.getBeanNamesForAnnotation(ActorProcess.class))
			.filter((process) -> this.beans.isSingleton(process.beanName()))
			.toList();
		// All beans exist before the order is asked for: it follows their dependencies
		singletons.forEach((process) -> this.beans.getBean(process.beanName()));
		for (ProcessDefinition process : new SpawnOrder(this.beans, singletons).sort()) {
			spawn(process, process.id(), instances(process));
		}
		return singletons.size();
	}

	private Instances instances(ProcessDefinition process) {
		String name = process.beanName();
		return new Instances(() -> this.beans.getBean(name),
				(bean) -> ((DefaultSingletonBeanRegistry) this.beans).destroySingleton(name));
	}

	/** Spawns one process of a definition. */
	PID<?> spawn(ProcessDefinition definition, String id, Instances instances) {
		ProcessManager manager = this.managers.named(definition.annotation().manager());
		try {
			PID<?> pid = manager.spawnAs(id, () -> incarnation(definition, id, instances.next()));
			this.events.spawned(definition.beanName(), pid);
			return pid;
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidProcessException("The process bean '" + definition.beanName() + "' cannot be spawned",
					ex.getMessage() + ".", ex);
		}
	}

	private Incarnation incarnation(ProcessDefinition definition, String id, Object bean) {
		return (bean instanceof ProcessBase target) ? new Incarnation(processOf(definition, target), target)
				: Incarnation.of(new BeanProcess(id, bean, definition, this.supervision.of(definition.annotation()),
						reader().read(bean), results()));
	}

	/** The process itself where the bean may be a proxy around it. */
	private ProcessBase processOf(ProcessDefinition definition, ProcessBase bean) {
		Object target = AopProxyUtils.getSingletonTarget(bean);
		ProcessBase process = (target != null) ? (ProcessBase) target : bean;
		ActorProcess annotation = definition.annotation();
		refuse(reader().hasHandlers(process.getClass()), process, "has handlers marked by annotations",
				"Install them in initialize()");
		refuse(annotation.onFailure() != OnFailure.DEFAULT || annotation.maxRestarts() >= 0, process,
				"is supervised by its annotation", "Override supervision()");
		refuse(annotation.mailbox().capacity() >= 0, process, "has its mailbox bound by its annotation",
				"Override mailbox(…)");
		refuse(annotation.blocking(), process, "is marked as blocking by its annotation", "Override blocking()");
		return process;
	}

	private static void refuse(boolean mistake, ProcessBase process, String problem, String remedy) {
		if (mistake) {
			throw new InvalidProcessException(process.getClass().getName() + " extends ProcessBase, but " + problem,
					remedy + ", or do not extend ProcessBase.");
		}
	}

	private HandlerReader reader() {
		ConversionService conversion = this.beans.getConversionService();
		boolean protobuf = ClassUtils.isPresent(PROTOBUF, this.beans.getBeanClassLoader());
		return new HandlerReader(
				new RouteArguments(
						(conversion != null) ? conversion : ApplicationConversionService.getSharedInstance()),
				new MessageArguments(protobuf), results(), this.access,
				new ScheduleReader(this.beans::resolveEmbeddedValue));
	}

	private RouteResult results() {
		return new RouteResult(this.json.getIfAvailable());
	}

}
