package io.actorprocess.archfixtures.future;

public final class Prints {

	void print() {
		System.out.println("seen");
	}

}
