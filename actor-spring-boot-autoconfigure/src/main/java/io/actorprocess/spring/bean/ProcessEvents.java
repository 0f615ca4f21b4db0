package io.actorprocess.spring.bean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;

import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.spring.ProcessStartedEvent;
import io.actorprocess.spring.ProcessTerminatedEvent;

/**
 * Tells the application's listeners of the processes of beans. A listener that fails
 * harms no process.
 *
 * @param publisher reaches the listeners
 */
record ProcessEvents(ApplicationEventPublisher publisher) {

	private static final Logger logger = LoggerFactory.getLogger(ProcessEvents.class);

	/** Tells of the start now, and of the end when it comes. */
	void spawned(String beanName, PID<?> process) {
		UPID pid = process.upid();
		publish(new ProcessStartedEvent(beanName, pid));
		process.manager().ended(pid).onAny((end) -> publish(new ProcessTerminatedEvent(beanName, pid)));
	}

	private void publish(Object event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.error("A listener could not take {}", event, ex);
		}
	}

}
