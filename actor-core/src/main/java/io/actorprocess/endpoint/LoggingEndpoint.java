package io.actorprocess.endpoint;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.clock.Clock;
import io.actorprocess.clock.Timer;
import io.actorprocess.future.Future;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.Endpoint;

/**
 * Makes a logger more verbose for a while.
 * <p>
 * Thread-safety: any thread may call any method.
 */
final class LoggingEndpoint {

	/*
	 * What a logger had before the first change is kept until it has it again; a change
	 * before that prolongs the time. The level may not be less verbose than that at
	 * first, so that nobody can silence the log.
	 */

	private static final Logger logger = LoggerFactory.getLogger(LoggingEndpoint.class);

	private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final String HELP = """
			Without parameters: the level of a logger. With `POST`, `level=DEBUG` and `duration=5mins`: sets it for a \
			while, at most a day. `logger` names the logger, ROOT by default. A level must not be less verbose than the \
			one it replaces.""";

	private final LoggingControl control;

	private final Clock clock;

	/** Guarded by itself. */
	private final Map<String, Change> changes = new HashMap<>();

	LoggingEndpoint(LoggingControl control, Clock clock) {
		this.control = control;
		this.clock = clock;
	}

	/**
	 * A change that is not reverted yet.
	 *
	 * @param own the level the logger had itself
	 * @param effective the level it had in effect
	 * @param timer reverts the change
	 */
	private record Change(@Nullable String own, String effective, Timer timer) {

	}

	Endpoint endpoint(@Nullable String realm) {
		return new Endpoint("/logging/toggle", realm, true, HELP, (request) -> Future.ready(answer(request)));
	}

	private HttpResponse answer(HttpRequest request) {
		String name = request.query().get("logger");
		String level = request.query().get("level");
		String duration = request.query().get("duration");
		String target = (name != null) ? name : "ROOT";
		if (level == null && duration == null) {
			return HttpResponse.ok(this.control.effectiveLevel(target) + "\n");
		}
		if (!request.method().equals("POST")) {
			return HttpResponse.status(405).with("Allow", "POST");
		}
		if (level == null || duration == null) {
			return bad("Give both 'level' and 'duration'");
		}
		try {
			Duration time = DurationText.parse(duration);
			return (time.compareTo(LONGEST) > 0) ? bad("A level is set for at most a day")
					: change(target, level.toUpperCase(Locale.ROOT), time);
		}
		catch (IllegalArgumentException ex) {
			return bad(String.valueOf(ex.getMessage()));
		}
	}

	private static HttpResponse bad(String problem) {
		return HttpResponse.text(400, problem + ".\n");
	}

	private HttpResponse change(String target, String level, Duration time) {
		if (!LEVELS.contains(level)) {
			return bad("The level must be one of " + LEVELS);
		}
		synchronized (this.changes) {
			Change before = this.changes.get(target);
			String original = (before != null) ? before.effective() : this.control.effectiveLevel(target);
			if (LEVELS.indexOf(level) < LEVELS.indexOf(original)) {
				return bad("The level " + level + " is less verbose than " + original);
			}
			String own = (before != null) ? before.own() : this.control.ownLevel(target);
			if (before != null) {
				before.timer().cancel();
			}
			this.control.setLevel(target, level);
			Timer timer = this.clock.delay(time, () -> revert(target));
			this.changes.put(target, new Change(own, original, timer));
		}
		logger.info("The level of logger {} is {} for {}", target, level, time);
		return HttpResponse.of(200);
	}

	private void revert(String target) {
		synchronized (this.changes) {
			Change change = this.changes.remove(target);
			if (change != null) {
				this.control.setLevel(target, change.own());
				logger.info("The level of logger {} is {} again", target, change.effective());
			}
		}
	}

}
