package io.actorprocess.scheduling;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Finds the virtual threads of a JVM that has them: Java 21 and newer. The runtime is
 * compiled for Java 17, so it has to look by name.
 * <p>
 * Thread-safety: stateless.
 */
final class VirtualThreads {

	private static final int FIRST_VERSION = 21;

	private VirtualThreads() {
	}

	/**
	 * An executor that starts a virtual thread for each command.
	 * @param namePrefix the name of each thread, up to its number
	 * @return the executor, or nothing before Java 21
	 */
	static Optional<ExecutorService> executor(String namePrefix) {
		if (Runtime.version().feature() < FIRST_VERSION) {
			return Optional.empty();
		}
		try {
			return Optional
				.of((ExecutorService) Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
					.invoke(null, factory(namePrefix)));
		}
		catch (NoSuchMethodException | IllegalAccessException | ClassNotFoundException ex) {
			throw new IllegalStateException("This JVM is of version " + Runtime.version()
					+ ", but lacks the virtual threads that come with " + FIRST_VERSION, ex);
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException("This JVM could not make virtual threads", ex.getCause());
		}
	}

	/** What {@code Thread.ofVirtual().inherit…(false).name(…, 0).factory()} returns. */
	private static Object factory(String namePrefix)
			throws NoSuchMethodException, IllegalAccessException, ClassNotFoundException, InvocationTargetException {
		Class<?> type = Class.forName("java.lang.Thread$Builder");
		Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
		builder = type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
		builder = type.getMethod("name", String.class, long.class).invoke(builder, namePrefix, 0L);
		return type.getMethod("factory").invoke(builder);
	}

}
