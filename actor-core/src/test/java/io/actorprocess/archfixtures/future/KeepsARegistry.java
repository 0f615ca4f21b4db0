package io.actorprocess.archfixtures.future;

import java.util.HashMap;
import java.util.Map;

public final class KeepsARegistry {

	private static final Map<String, String> REGISTRY = new HashMap<>();

	void add(String name) {
		REGISTRY.put(name, name);
	}

}
