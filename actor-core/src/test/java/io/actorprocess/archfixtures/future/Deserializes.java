package io.actorprocess.archfixtures.future;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

public final class Deserializes {

	Object read(InputStream in) throws IOException, ClassNotFoundException {
		try (ObjectInputStream objects = new ObjectInputStream(in)) {
			return objects.readObject();
		}
	}

}
