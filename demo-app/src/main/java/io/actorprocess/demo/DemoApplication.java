package io.actorprocess.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the demo. Without a profile everything runs in this JVM; the profiles
 * {@code master}, {@code agent} and {@code framework} run one role each.
 */
@SpringBootApplication
@SuppressWarnings("PrivateConstructorForUtilityClass") // Spring subclasses it
public class DemoApplication {

	/**
	 * Starts the demo.
	 * @param arguments properties, as {@code --name=value}
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(DemoApplication.class, arguments);
	}

}
