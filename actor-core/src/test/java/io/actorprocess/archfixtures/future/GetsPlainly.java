package io.actorprocess.archfixtures.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

public final class GetsPlainly {

	private static final VarHandle STATE;
	static {
		try {
			STATE = MethodHandles.lookup().findVarHandle(GetsPlainly.class, "state", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	int state;

	int state() {
		return (int) STATE.get(this);
	}

}
