package io.actorprocess.demo.jobs;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

import io.actorprocess.demo.DemoProperties;
import io.actorprocess.demo.Role;
import io.actorprocess.demo.mesos.Framework;
import io.actorprocess.demo.mesos.JobView;
import io.actorprocess.demo.text.RefusedPathException;
import io.actorprocess.demo.text.TextFile;
import io.actorprocess.demo.text.TextSource;
import io.actorprocess.future.Future;
import io.actorprocess.process.PID;

/**
 * Takes jobs and tells how they are. Files are looked for in the thread of the request,
 * so that a path that is refused starts nothing.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@RestController
@RequestMapping("/jobs")
@Profile(Role.FRAMEWORK)
class JobController {

	private final PID<Framework> framework;

	private final TextSource source;

	private final String defaultPath;

	JobController(PID<Framework> framework, TextSource source, DemoProperties properties) {
		this.framework = framework;
		this.source = source;
		this.defaultPath = properties.defaultPath();
	}

	@PostMapping
	Future<ResponseEntity<JobView>> submit(@RequestBody(required = false) @Nullable JobRequest request,
			UriComponentsBuilder uri) throws RefusedPathException {
		String asked = (request != null) ? request.path() : null;
		String path = (asked != null) ? asked : this.defaultPath;
		List<TextFile> files = this.source.list(path);
		return this.framework.dispatch((target) -> target.submit(path, files))
			.then((job) -> ResponseEntity.accepted().location(uri.path("/jobs/{id}").build(job.id())).body(job));
	}

	@GetMapping("/{id}")
	Future<JobView> job(@PathVariable String id) {
		return this.framework.dispatch((target) -> target.job(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no job '" + id + "'")));
	}

	@ExceptionHandler
	ProblemDetail unreadable(HttpMessageNotReadableException failure) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The body is no JSON object such as {\"path\": \"docs\"}");
	}

	@ExceptionHandler
	ProblemDetail refused(RefusedPathException refusal) {
		HttpStatus status = switch (refusal.reason()) {
			case MALFORMED -> HttpStatus.BAD_REQUEST;
			case OUTSIDE -> HttpStatus.FORBIDDEN;
			case NO_DIRECTORY, UNREADABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
		};
		return ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
	}

}
