package io.actorprocess.spring.actuate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.util.StringUtils;

/**
 * The endpoints that the console asks, where they are seen from its page. Paths are
 * relative, since nobody here knows what a proxy puts before them.
 * <p>
 * Thread-safety: immutable. The endpoints are asked for late: the console is one of them,
 * and is made while they are found.
 */
final class ConsoleNeighbours {

	private final Supplier<? extends Collection<ExposableWebEndpoint>> exposed;

	ConsoleNeighbours(Supplier<? extends Collection<ExposableWebEndpoint>> exposed) {
		this.exposed = exposed;
	}

	/** The last segment of the console's own path. */
	String nameOfTheConsole() {
		String path = pathOfTheConsole();
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** Those that are exposed, by their ids. */
	Map<String, ConsoleOverview.Neighbour> byId() {
		int depth = StringUtils.countOccurrencesOf(pathOfTheConsole(), "/");
		String up = "./" + "../".repeat(depth);
		Map<String, ConsoleOverview.Neighbour> neighbours = new TreeMap<>();
		for (ExposableWebEndpoint endpoint : this.exposed.get()) {
			String id = endpoint.getEndpointId().toLowerCaseString();
			if (List.of("processes", "deadletters", "sockets").contains(id)) {
				neighbours.put(id, new ConsoleOverview.Neighbour(up + endpoint.getRootPath(), isWritable(endpoint)));
			}
		}
		return neighbours;
	}

	private String pathOfTheConsole() {
		return this.exposed.get()
			.stream()
			.filter((endpoint) -> endpoint.getEndpointId().toLowerCaseString().equals(ActorConsoleEndpoint.ID))
			.map(ExposableWebEndpoint::getRootPath)
			.findFirst()
			.orElse(ActorConsoleEndpoint.ID);
	}

	/** Operations to which nobody has access are not among those of an endpoint. */
	private static boolean isWritable(ExposableWebEndpoint endpoint) {
		return endpoint.getOperations().stream().anyMatch((operation) -> operation.getType() == OperationType.WRITE);
	}

}
