package startup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application with nothing in it, of which {@code startup.sh} measures how long it
 * takes to start with the starter on the class path and without.
 */
@SpringBootApplication
public class EmptyApplication {

	/**
	 * Starts the application and ends it.
	 * @param arguments properties, as {@code --name=value}
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(EmptyApplication.class, arguments).close();
	}

}
