package io.actorprocess.spring.restart;

import java.time.Duration;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

/**
 * An application that devtools would load again and again, each time by another loader.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(ActorAutoConfiguration.class)
public class RestartedApplication {

	/**
	 * Starts it, has its process do something, and closes it.
	 * @param port the port to listen on, or 0
	 * @return the port that was listened on
	 */
	public static int run(int port) throws Exception {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(RestartedApplication.class)
			.web(WebApplicationType.NONE)
			.run("--actor.port=" + port)) {
			ProcessManager manager = context.getBean(ProcessManager.class);
			PID<Visitor> visitor = manager.pid("visitor", Visitor.class);
			visitor.delay(Duration.ofHours(1), Visitor::visit);
			manager.async(() -> visitor.dispatch(Visitor::visit).get()).get(Duration.ofSeconds(10));
			return manager.address().port();
		}
	}

	@Bean
	@ActorProcess
	Visitor visitor() {
		return new Visitor();
	}

	static class Visitor {

		private int visits;

		@Scheduled(fixedRateString = "1h")
		void look() {
			this.visits++;
		}

		int visit() {
			return ++this.visits;
		}

	}

}
