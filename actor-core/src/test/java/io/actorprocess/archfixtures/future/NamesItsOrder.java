package io.actorprocess.archfixtures.future;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

public final class NamesItsOrder {

	private static final VarHandle STATE;
	static {
		try {
			STATE = MethodHandles.lookup().findVarHandle(NamesItsOrder.class, "state", int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	int state;

	int stateAcquire() {
		return (int) STATE.getAcquire(this);
	}

	void setStateRelease(int state) {
		STATE.setRelease(this, state);
	}

}
