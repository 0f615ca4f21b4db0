package io.actorprocess.archfixtures.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

public final class SetsPlainly {

	private static final VarHandle STATE;
	static {
		try {
			STATE = MethodHandles.lookup().findVarHandle(SetsPlainly.class, "state", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	int state;

	void state(int state) {
		STATE.set(this, state);
	}

}
