package io.actorprocess.archfixtures.future;

import java.time.Instant;

public final class AsksInstant {

	Instant now() {
		return Instant.now();
	}

}
