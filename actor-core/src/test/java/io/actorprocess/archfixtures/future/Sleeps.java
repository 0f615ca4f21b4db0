package io.actorprocess.archfixtures.future;

public final class Sleeps {

	void nap() throws InterruptedException {
		Thread.sleep(1);
	}

}
