package startup;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application with nothing in it, of which {@code startup.sh} measures how long it
 * takes to start with the starter on the class path and without.
 */
@SpringBootApplication
public class EmptyApplication {

	/**
	 * Starts the application, tells the processor time that took the main thread, and
	 * ends it.
	 * @param arguments properties, as {@code --name=value}
	 */
	public static void main(String[] arguments) {
		ConfigurableApplicationContext context = SpringApplication.run(EmptyApplication.class, arguments);
		long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		System.out.println("main thread: " + Duration.ofNanos(nanos).toMillis());
		context.close();
	}

}
