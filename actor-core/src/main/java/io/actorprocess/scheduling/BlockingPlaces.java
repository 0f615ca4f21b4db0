package io.actorprocess.scheduling;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports where handlers block on futures, once for each place in the code.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class BlockingPlaces {

	private static final Logger logger = LoggerFactory.getLogger(BlockingPlaces.class);

	/** Generated code may have no end of places. */
	private static final int MOST = 1000;

	private static final StackTraceElement NOWHERE = new StackTraceElement("unknown", "unknown", null, -1);

	private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

	private final Set<StackTraceElement> reported = ConcurrentHashMap.newKeySet();

	/**
	 * The current thread is about to block within a turn.
	 */
	void report() {
		StackTraceElement place = WALKER.walk((frames) -> frames.filter((frame) -> isOfUser(frame.getDeclaringClass()))
			.findFirst()
			.map(StackFrame::toStackTraceElement)
			.orElse(NOWHERE));
		if (this.reported.size() < MOST && this.reported.add(place)) {
			logger.warn("A handler blocks on a future, on {} at {}. A spare thread stands in for it, but its process "
					+ "handles nothing meanwhile: derive a future (then, defer) instead of waiting for this one, or "
					+ "make the process a blocking one. Reported once for each place", Thread.currentThread().getName(),
					place);
		}
	}

	int count() {
		return this.reported.size();
	}

	/** Neither of the runtime's own jar nor of the JDK. */
	private static boolean isOfUser(Class<?> type) {
		return type.getClassLoader() != null
				&& type.getProtectionDomain() != BlockingPlaces.class.getProtectionDomain();
	}

}
