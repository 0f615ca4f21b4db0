package io.actorprocess.spring.bean;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Orders processes so that each comes after those whose PID it holds, directly or through
 * other beans; so it can call them in its first turn. Otherwise, and in a circle, the
 * order is that of the bean definitions.
 * <p>
 * Thread-safety: for one thread, one use.
 */
final class SpawnOrder {

	private final ConfigurableListableBeanFactory beans;

	/** The processes by the name of their bean and by that of their PID's bean. */
	private final Map<String, ProcessDefinition> processes = new LinkedHashMap<>();

	private final Set<String> visited = new HashSet<>();

	private final Set<ProcessDefinition> sorted = new LinkedHashSet<>();

	SpawnOrder(ConfigurableListableBeanFactory beans, List<ProcessDefinition> definitions) {
		this.beans = beans;
		for (ProcessDefinition process : definitions) {
			this.processes.put(process.beanName(), process);
			this.processes.put(process.pidBeanName(), process);
		}
	}

	List<ProcessDefinition> sort() {
		this.processes.keySet().forEach(this::visit);
		return List.copyOf(this.sorted);
	}

	private void visit(String bean) {
		if (!this.visited.add(bean)) {
			return;
		}
		for (String dependency : this.beans.getDependenciesForBean(bean)) {
			visit(dependency);
		}
		ProcessDefinition process = this.processes.get(bean);
		if (process != null && bean.equals(process.beanName())) {
			this.sorted.add(process);
		}
		else if (process != null) {
			visit(process.beanName());
		}
	}

}
