package io.actorprocess;

import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * The rooms of the core from bottom to top, below one base package. A class belongs to
 * the room with the longest name that its package starts with, so {@code remote.netty} is
 * a room of its own and not a corner of {@code remote}.
 *
 * @param base the package in which the rooms are
 */
record Rooms(String base) {

	private static final List<String> BOTTOM_TO_TOP = List.of("message", "future", "clock", "scheduling", "http",
			"http.jwt", "metrics", "event", "remote", "mailbox", "process", "pattern", "endpoint", "protobuf",
			"remote.netty");

	/**
	 * Whether a class lives in one of some rooms.
	 * @param names the names of the rooms, each of them in the list above
	 * @return a predicate over classes
	 */
	DescribedPredicate<JavaClass> anyOf(String... names) {
		List<String> wanted = List.of(names);
		return DescribedPredicate.describe("live in " + wanted,
				(type) -> isRoom(level(type)) && wanted.contains(BOTTOM_TO_TOP.get(level(type))));
	}

	/**
	 * Demands that a class lives in a room, and that every class of ours it needs lives
	 * there too or in a lower one.
	 * @return the condition
	 */
	ArchCondition<JavaClass> dependDownwards() {
		return new ArchCondition<>("live in a room and depend only on rooms below it") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!isRoom(level(type)) && !type.getSimpleName().equals("package-info")) {
					events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no room"));
				}
				type.getDirectDependenciesFromSelf()
					.stream()
					.filter((dependency) -> pointsUp(dependency))
					.forEach((dependency) -> events
						.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
			}

		};
	}

	private boolean pointsUp(Dependency dependency) {
		return level(dependency.getTargetClass()) > level(dependency.getOriginClass());
	}

	private int level(JavaClass type) {
		String path = type.getPackageName() + ".";
		int level = -1;
		for (int i = 0; i < BOTTOM_TO_TOP.size(); i++) {
			boolean inside = path.startsWith(this.base + "." + BOTTOM_TO_TOP.get(i) + ".");
			if (inside && (level < 0 || BOTTOM_TO_TOP.get(i).length() > BOTTOM_TO_TOP.get(level).length())) {
				level = i;
			}
		}
		return level;
	}

	private static boolean isRoom(int level) {
		return level >= 0;
	}

}
