package io.actorprocess.spring.actuate;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import io.actorprocess.process.ProcessControl;
import io.actorprocess.process.ProcessInfo;
import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessState;

/**
 * Lists the living processes, shows one of them, and suspends, resumes, restarts or ends
 * it if write access was given by
 * {@code management.endpoint.processes.access=unrestricted}.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@Endpoint(id = "processes", defaultAccess = Access.READ_ONLY)
public final class ProcessesEndpoint {

	private static final int DEFAULT_LIMIT = 100;

	private static final int MAX_LIMIT = 1000;

	private static final int ACCEPTED = 202;

	private static final int CONFLICT = 409;

	private final ProcessManager manager;

	private final ProcessControl control;

	/**
	 * An endpoint for a runtime.
	 * @param manager the runtime
	 */
	public ProcessesEndpoint(ProcessManager manager) {
		this.manager = manager;
		this.control = new ProcessControl(manager);
	}

	/**
	 * Lists living processes.
	 * @param offset how many to leave out, 0 if null
	 * @param limit how many to list, 100 if null, at most 1000
	 * @param state only those in this state, if not null
	 * @param name only those whose id contains this, if not null
	 * @param sort which come first, in the order of their ids if null
	 * @return one page
	 */
	@ReadOperation
	public ProcessList list(@Nullable Integer offset, @Nullable Integer limit, @Nullable ProcessState state,
			@Nullable String name, @Nullable ProcessOrder sort) {
		int skipped = notNegative("offset", (offset != null) ? offset : 0);
		int listed = Math.min(notNegative("limit", (limit != null) ? limit : DEFAULT_LIMIT), MAX_LIMIT);
		Predicate<ProcessInfo> wanted = (process) -> (state == null || process.state() == state)
				&& (name == null || process.id().contains(name));
		ProcessOrder order = (sort != null) ? sort : ProcessOrder.ID;
		List<ProcessInfo> found = this.manager.monitor().processes().stream().filter(wanted).toList();
		return new ProcessList(found.size(), skipped, listed,
				found.stream().sorted(order.comparator()).skip(skipped).limit(listed).map(ProcessSummary::of).toList());
	}

	private static int notNegative(String parameter, int value) {
		if (value < 0) {
			throw new InvalidEndpointRequestException("The parameter '" + parameter + "' is " + value,
					"The parameter '" + parameter + "' must not be negative");
		}
		return value;
	}

	/**
	 * Shows a living process.
	 * @param id the id, cut at slashes
	 * @return what can be seen of it, or null if no such process lives
	 */
	@ReadOperation
	public @Nullable ProcessDetail detail(@Selector(match = Match.ALL_REMAINING) String... id) {
		return this.manager.monitor()
			.process(join(id))
			.map((process) -> ProcessDetail.of(process, this.manager))
			.orElse(null);
	}

	/**
	 * Does something to a living process.
	 * @param id the id, cut at slashes
	 * @param action what to do
	 * @return 202; 404 if no such process lives; 409 if the action does not fit, such as
	 * the restart of a process that nobody can make anew
	 */
	@WriteOperation
	public WebEndpointResponse<ProcessSummary> act(@Selector(match = Match.ALL_REMAINING) String[] id,
			ProcessAction action) {
		return this.manager.monitor()
			.process(join(id))
			.map((process) -> new WebEndpointResponse<>(ProcessSummary.of(process),
					act(process.id(), action) ? ACCEPTED : CONFLICT))
			.orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
	}

	private boolean act(String id, ProcessAction action) {
		return switch (action) {
			case SUSPEND -> this.control.suspend(id);
			case RESUME -> this.control.resume(id);
			case RESTART -> this.control.restart(id);
			case TERMINATE -> this.control.terminate(id);
		};
	}

	/**
	 * A path that ends with a slash selects all remaining segments, and there are none.
	 */
	private static String join(String[] segments) {
		if (segments.length == 0) {
			throw new InvalidEndpointRequestException("The id of the process is missing", "The path ends with a slash");
		}
		return String.join("/", segments);
	}

}
