package io.actorprocess.spring.autoconfigure;

import io.actorprocess.mailbox.MailboxOptions;
import io.actorprocess.message.Address;
import io.actorprocess.process.ProcessManagerBuilder;
import io.actorprocess.scheduling.SchedulingOptions;

/**
 * Applies the properties to the builder of the manager. A value that the runtime refuses
 * is reported under the name of its property.
 */
record PropertiesCustomizer(ActorProperties properties) implements ProcessManagerBuilderCustomizer {

	@Override
	public void customize(ProcessManagerBuilder builder) {
		PropertyCheck.check("actor.ip", this.properties.ip(), Address::parseIp);
		PropertyCheck.check("actor.port", this.properties.port(), PropertiesCustomizer::checkPort);
		builder.ip(this.properties.ip()).port(this.properties.port());
		SchedulingOptions options = workers();
		builder.scheduling(options);
		ActorProperties.Scheduling scheduling = this.properties.scheduling();
		if (scheduling != null) {
			scheduling(scheduling, options, builder);
		}
		ActorProperties.Mailbox mailbox = this.properties.mailbox();
		if (mailbox != null) {
			PropertyCheck.check("actor.mailbox.capacity", mailbox.capacity(),
					(capacity) -> builder.mailbox(new MailboxOptions(capacity, mailbox.overflow())));
		}
		advertise(builder);
	}

	private void advertise(ProcessManagerBuilder builder) {
		String advertisedIp = this.properties.advertisedIp();
		if (advertisedIp != null) {
			PropertyCheck.check("actor.advertised-ip", advertisedIp, Address::parseIp);
			builder.advertisedIp(advertisedIp);
		}
		Integer advertisedPort = this.properties.advertisedPort();
		if (advertisedPort != null) {
			PropertyCheck.check("actor.advertised-port", advertisedPort, PropertiesCustomizer::checkPort);
			builder.advertisedPort(advertisedPort);
		}
	}

	private SchedulingOptions workers() {
		SchedulingOptions options = SchedulingOptions.defaults().withRunQueue(this.properties.runQueue());
		Integer workers = this.properties.workerCount();
		if (workers != null) {
			PropertyCheck.check("actor.worker-count", workers, options::withWorkers);
			options = options.withWorkers(workers);
		}
		return options;
	}

	private static void scheduling(ActorProperties.Scheduling properties, SchedulingOptions options,
			ProcessManagerBuilder builder) {
		PropertyCheck.check("actor.scheduling.events-per-slice", properties.eventsPerSlice(),
				(events) -> options.withSlice(events, options.timePerSlice()));
		PropertyCheck.check("actor.scheduling.time-per-slice", properties.timePerSlice(),
				(time) -> options.withSlice(options.eventsPerSlice(), time));
		builder.scheduling(options.withSlice(properties.eventsPerSlice(), properties.timePerSlice()));
		PropertyCheck.check("actor.scheduling.stuck-warning", properties.stuckWarning(), builder::stuckWarning);
		PropertyCheck.check("actor.scheduling.wait-warning", properties.waitWarning(), builder::waitWarning);
		PropertyCheck.check("actor.scheduling.blocking-threads", properties.blockingThreads(),
				builder::blockingThreads);
	}

	private static void checkPort(int port) {
		Address.of("0.0.0.0", port);
	}

}
