package io.actorprocess.spring.restart;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * Starts an application three times in one JVM, each time by a loader of its own and on
 * the port of the one before, and looks for threads and loaders that are left behind.
 */
final class Restarts {

	/*
	 * Three things of Boot keep a loader, whatever the application: the thread of its
	 * shutdown hook and the shared converter of its binder keep that of the first
	 * application, the log keeps the environment of the last. So an application without
	 * actors is the first and the last here, and belongs to no loader that is looked for.
	 * Spring's caches are soft: the JVM must be told to clear those at every collection
	 * (-XX:SoftRefLRUPolicyMSPerMB=0), or whether a loader goes is a matter of memory.
	 */

	private static final int COLLECTIONS = 20;

	private static final long PATIENCE_MILLIS = 500;

	private Restarts() {
	}

	public static void main(String[] arguments) throws Exception {
		startOther();
		List<WeakReference<Fresh>> loaders = new ArrayList<>();
		int port = 0;
		for (int i = 0; i < 3; i++) {
			port = restart(port, loaders);
		}
		startOther();
		awaitCollection(loaders);
	}

	private static void startOther() {
		new SpringApplicationBuilder(Other.class).web(WebApplicationType.NONE).run().close();
	}

	/** A method of its own, so that no frame holds the loader. */
	private static int restart(int port, List<WeakReference<Fresh>> loaders) throws Exception {
		try (Fresh loader = new Fresh()) {
			loaders.add(new WeakReference<>(loader));
			int bound = run(loader, port);
			awaitThreads(loader);
			return bound;
		}
	}

	private static void awaitCollection(List<WeakReference<Fresh>> loaders) throws InterruptedException {
		ReferenceQueue<Object> collected = new ReferenceQueue<>();
		for (int i = 0; i < COLLECTIONS && loaders.stream().anyMatch((loader) -> !loader.refersTo(null)); i++) {
			PhantomReference<Object> sign = new PhantomReference<>(new Object(), collected);
			System.gc();
			collected.remove(PATIENCE_MILLIS);
			Reference.reachabilityFence(sign);
		}
		List<Boolean> gone = loaders.stream().map((loader) -> loader.refersTo(null)).toList();
		if (gone.contains(false)) {
			throw new IllegalStateException("Loaders of ended applications are held; gone are " + gone);
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

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(PropertyPlaceholderAutoConfiguration.class)
	static class Other {

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
