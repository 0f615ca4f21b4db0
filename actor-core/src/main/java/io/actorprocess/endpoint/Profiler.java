package io.actorprocess.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;

import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpResponse;

/**
 * The one recording that may be under way.
 * <p>
 * Thread-safety: any thread may call any method; they wait for files.
 */
final class Profiler {

	private static final long MOST_BYTES = 64L * 1024 * 1024;

	/** Guarded by this: runs, or has ended and was not fetched yet. */
	private @Nullable Recording recording;

	/** Starts a recording. */
	synchronized HttpResponse start(Duration duration) throws IOException, ParseException {
		if (!FlightRecorder.isAvailable()) {
			return HttpResponse.text(501, "This JVM has no flight recorder.\n");
		}
		Recording last = this.recording;
		if (last != null && last.getState() == RecordingState.RUNNING) {
			return HttpResponse.text(409, "A recording is under way: stop it first.\n");
		}
		if (last != null) {
			last.close();
		}
		Recording started = new Recording(Configuration.getConfiguration("profile"));
		started.setName("actor-profiler");
		started.setMaxSize(MOST_BYTES);
		started.setDuration(duration);
		started.start();
		this.recording = started;
		return HttpResponse.text(200, "The recording has started.\n");
	}

	/** Ends the recording, if it has not ended by itself, and hands it out. */
	synchronized HttpResponse stop() throws IOException {
		Recording last = this.recording;
		if (last == null) {
			return HttpResponse.text(409, "There is no recording: start one first.\n");
		}
		this.recording = null;
		Path file = Files.createTempFile("actor-profiler", ".jfr");
		try (last) {
			last.dump(file);
			return new HttpResponse(200, Headers.of("Content-Type", "application/octet-stream", "Content-Disposition",
					"attachment; filename=\"actor.jfr\""), Files.readAllBytes(file));
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

}
