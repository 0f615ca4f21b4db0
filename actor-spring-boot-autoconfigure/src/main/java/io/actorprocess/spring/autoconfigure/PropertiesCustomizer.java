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
		builder.ip(this.properties.ip()).port(this.properties.port()).scheduling(scheduling());
		PropertyCheck.check("actor.scheduling.stuck-warning", this.properties.scheduling().stuckWarning(),
				builder::stuckWarning);
		PropertyCheck.check("actor.scheduling.wait-warning", this.properties.scheduling().waitWarning(),
				builder::waitWarning);
		PropertyCheck.check("actor.scheduling.blocking-threads", this.properties.scheduling().blockingThreads(),
				builder::blockingThreads);
		ActorProperties.Mailbox mailbox = this.properties.mailbox();
		PropertyCheck.check("actor.mailbox.capacity", mailbox.capacity(),
				(capacity) -> new MailboxOptions(capacity, mailbox.overflow()));
		builder.mailbox(new MailboxOptions(mailbox.capacity(), mailbox.overflow()));
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

	private SchedulingOptions scheduling() {
		SchedulingOptions options = SchedulingOptions.defaults().withRunQueue(this.properties.runQueue());
		Integer workers = this.properties.workerCount();
		if (workers != null) {
			PropertyCheck.check("actor.worker-count", workers, options::withWorkers);
			options = options.withWorkers(workers);
		}
		ActorProperties.Scheduling slice = this.properties.scheduling();
		SchedulingOptions base = options;
		PropertyCheck.check("actor.scheduling.events-per-slice", slice.eventsPerSlice(),
				(events) -> base.withSlice(events, base.timePerSlice()));
		PropertyCheck.check("actor.scheduling.time-per-slice", slice.timePerSlice(),
				(time) -> base.withSlice(base.eventsPerSlice(), time));
		return base.withSlice(slice.eventsPerSlice(), slice.timePerSlice());
	}

	private static void checkPort(int port) {
		Address.of("0.0.0.0", port);
	}

}
