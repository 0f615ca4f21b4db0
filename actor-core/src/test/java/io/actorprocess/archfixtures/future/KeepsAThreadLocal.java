package io.actorprocess.archfixtures.future;

public final class KeepsAThreadLocal {

	private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "none");

	String current() {
		return CURRENT.get();
	}

}
