package io.actorprocess.remote.netty;

import org.junit.jupiter.api.AfterAll;

/**
 * A test class that gives every buffer back.
 */
interface WithoutLeaks {

	@AfterAll
	static void nothingLeaked() {
		Leaks.assertNone();
	}

}
