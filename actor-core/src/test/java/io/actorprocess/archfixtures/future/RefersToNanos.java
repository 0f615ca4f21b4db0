package io.actorprocess.archfixtures.future;

import java.util.function.LongSupplier;

public final class RefersToNanos {

	LongSupplier now() {
		return System::nanoTime;
	}

}
