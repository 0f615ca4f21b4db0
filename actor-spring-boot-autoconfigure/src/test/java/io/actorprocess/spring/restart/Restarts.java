package io.actorprocess.spring.restart;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Starts an application three times in one JVM, each time by a loader of its own and on
 * the port of the one before, and looks for threads that are left behind.
 */
final class Restarts {

	private Restarts() {
	}

	public static void main(String[] arguments) throws Exception {
		int port = 0;
		for (int i = 0; i < 3; i++) {
			Fresh loader = new Fresh();
			port = run(loader, port);
			awaitThreads(loader);
		}
	}

	/** As devtools does, on a thread that knows the loader. */
	private static int run(ClassLoader loader, int port) throws Exception {
		FutureTask<Integer> task = new FutureTask<>(application(loader, port));
		Thread main = new Thread(task, "restarted-main");
		main.setContextClassLoader(loader);
		main.start();
		main.join();
		return task.get();
	}

	private static Callable<Integer> application(ClassLoader loader, int port) {
		return () -> {
			Class<?> type = loader.loadClass(RestartedApplication.class.getName());
			if (type == RestartedApplication.class) {
				throw new IllegalStateException("The application was not loaded anew");
			}
			return (Integer) type.getMethod("run", int.class).invoke(null, port);
		};
	}

	private static void awaitThreads(ClassLoader loader) throws InterruptedException {
		for (Thread thread : left(loader)) {
			thread.join(10_000);
		}
		if (!left(loader).isEmpty()) {
			throw new IllegalStateException("Threads are left: " + left(loader));
		}
	}

	private static List<Thread> left(ClassLoader loader) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getContextClassLoader() == loader || thread.getName().startsWith("actor-"))
			.toList();
	}

	/** Loads the application itself, and leaves its libraries to its parent. */
	private static final class Fresh extends URLClassLoader {

		Fresh() {
			super(new URL[] { RestartedApplication.class.getProtectionDomain().getCodeSource().getLocation() },
					Restarts.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				if (loaded == null && name.startsWith(RestartedApplication.class.getName())) {
					loaded = findClass(name);
				}
				return (loaded != null) ? loaded : super.loadClass(name, resolve);
			}
		}

	}

}
