package io.actorprocess.spring.actuate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.process.ProcessMonitor;

/**
 * A page for operators that shows the runtime live. It is served like every other
 * endpoint, so the same port, paths and security hold for it, and it shows and does
 * through the endpoints beside it only what they let it.
 * <p>
 * Thread-safety: any thread may call any method.
 */
@WebEndpoint(id = ActorConsoleEndpoint.ID, defaultAccess = Access.READ_ONLY)
@RegisterReflectionForBinding(ConsoleOverview.class)
public final class ActorConsoleEndpoint {

	static final String ID = "actorconsole";

	private final ProcessManager manager;

	private final Duration refreshInterval;

	private final ConsoleNeighbours neighbours;

	/**
	 * An endpoint for a runtime.
	 * @param manager the runtime
	 * @param refreshInterval how long the page waits before it asks again; zero if it
	 * asks on demand only
	 * @param exposed the endpoints that are exposed over the web, this one among them
	 */
	public ActorConsoleEndpoint(ProcessManager manager, Duration refreshInterval,
			Supplier<? extends Collection<ExposableWebEndpoint>> exposed) {
		this.manager = manager;
		this.refreshInterval = refreshInterval;
		this.neighbours = new ConsoleNeighbours(exposed);
	}

	/**
	 * Shows the page.
	 * @return the page, which asks for its other parts by itself
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public WebEndpointResponse<Object> page() {
		return text("html", resource("page.html").replace("{console}", this.neighbours.nameOfTheConsole()));
	}

	/**
	 * Shows a part of the page.
	 * @param part one of its scripts, {@code style} or {@code overview}
	 * @return the part, or null if there is none of this name
	 */
	@ReadOperation(produces = { MimeTypeUtils.APPLICATION_JSON_VALUE, "text/css", "text/javascript" })
	public @Nullable WebEndpointResponse<Object> part(@Selector String part) {
		return switch (part) {
			case "script", "show", "views" -> text("javascript", resource(part + ".js"));
			case "style" -> text("css", resource("style.css"));
			case "overview" -> new WebEndpointResponse<>(overview(), MimeTypeUtils.APPLICATION_JSON);
			default -> null;
		};
	}

	private ConsoleOverview overview() {
		ProcessMonitor monitor = this.manager.monitor();
		return new ConsoleOverview(this.refreshInterval.toMillis(), this.neighbours.byId(),
				ConsoleOverview.Figures.of(this.manager),
				monitor.stuck().processes().stream().map(ConsoleOverview.Stuck::of).toList(),
				monitor.late().stream().map(ConsoleOverview.Late::of).toList());
	}

	private static WebEndpointResponse<Object> text(String subtype, String body) {
		return new WebEndpointResponse<>(body, new MimeType("text", subtype, StandardCharsets.UTF_8));
	}

	private static String resource(String name) {
		try (InputStream stream = ActorConsoleEndpoint.class.getResourceAsStream("console/" + name)) {
			return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + name, ex);
		}
	}

}
