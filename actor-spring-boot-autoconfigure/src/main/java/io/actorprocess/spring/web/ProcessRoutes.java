package io.actorprocess.spring.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.DeferredResultProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import io.actorprocess.future.Future;
import io.actorprocess.http.Body;
import io.actorprocess.http.Headers;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.http.Pipe;
import io.actorprocess.process.ProcessManager;

/**
 * Passes requests on to the routes of processes. Who the web server says asks is the
 * principal of the route, also where a realm guards it: no authenticator is asked then.
 * <p>
 * Thread-safety: immutable.
 */
public final class ProcessRoutes implements HandlerFunction<ServerResponse> {

	private static final int BAD_REQUEST = 400;

	private static final int TOO_LARGE = 413;

	private final ProcessManager manager;

	private final String prefix;

	private final int maxBytes;

	private final Function<Principal, io.actorprocess.http.Principal> principals;

	/**
	 * Routes below a path.
	 * @param manager whose processes
	 * @param prefix the path within the application, such as {@code /actors}
	 * @param maxBytes how large a body may be
	 * @param principals turns who the web server knows into who processes know
	 */
	public ProcessRoutes(ProcessManager manager, String prefix, int maxBytes,
			Function<Principal, io.actorprocess.http.Principal> principals) {
		this.manager = manager;
		this.prefix = prefix;
		this.maxBytes = maxBytes;
		this.principals = principals;
	}

	@Override
	public ServerResponse handle(ServerRequest asked) throws IOException {
		HttpServletRequest servlet = asked.servletRequest();
		ServletServerHttpRequest raw = new ServletServerHttpRequest(servlet);
		byte[] body = read(raw.getBody());
		if (body.length > this.maxBytes) {
			return render(HttpResponse.status(TOO_LARGE));
		}
		HttpRequest request;
		try {
			request = HttpRequest.of(servlet.getMethod(), target(asked), headers(raw.getHeaders()), body,
					raw.getRemoteAddress());
		}
		catch (IllegalArgumentException ex) {
			return render(HttpResponse.text(BAD_REQUEST, String.valueOf(ex.getMessage())));
		}
		Future<HttpResponse> response = this.manager.serve(request, principal(servlet.getUserPrincipal()));
		if (response.isReady()) {
			return render(response.value());
		}
		discardWithTheClient(servlet, response);
		return ServerResponse
			.async(response.recover(ProcessRoutes::unanswered).then(ProcessRoutes::render).toCompletableFuture());
	}

	private byte[] read(InputStream body) throws IOException {
		return body.readNBytes(this.maxBytes + 1);
	}

	private String target(ServerRequest asked) {
		String path = asked.requestPath().pathWithinApplication().value().substring(this.prefix.length());
		String query = asked.servletRequest().getQueryString();
		return (path.isEmpty() ? "/" : path) + ((query != null) ? "?" + query : "");
	}

	private static Headers headers(HttpHeaders fields) {
		List<String> flat = new ArrayList<>();
		fields.forEach((name, values) -> values.forEach((value) -> {
			flat.add(name);
			flat.add(value);
		}));
		return Headers.of(flat.toArray(String[]::new));
	}

	private io.actorprocess.http.@Nullable Principal principal(@Nullable Principal known) {
		return (known != null) ? this.principals.apply(known) : null;
	}

	/**
	 * Tells the process when the client is gone or the server's patience is at an end.
	 */
	private static void discardWithTheClient(HttpServletRequest request, Future<HttpResponse> response) {
		WebAsyncUtils.getAsyncManager(request)
			.registerDeferredResultInterceptor(response, new DeferredResultProcessingInterceptor() {

				@Override
				public <T> void afterCompletion(NativeWebRequest done, DeferredResult<T> result) {
					response.discard();
				}

				@Override
				public <T> boolean handleTimeout(NativeWebRequest late, DeferredResult<T> result) {
					response.discard();
					return true;
				}

			});
	}

	private static HttpResponse unanswered(Future<HttpResponse> ended) {
		if (ended.isFailed()) {
			return HttpResponse.text(500, String.valueOf(ended.failure().getMessage()));
		}
		return HttpResponse.status(ended.isDiscarded() ? 503 : 500);
	}

	private static ServerResponse render(HttpResponse response) {
		return ServerResponse.status(response.status()).build((request, target) -> {
			response.headers().forEach(target::addHeader);
			try {
				write(response.content(), target.getOutputStream());
			}
			catch (ExecutionException ex) {
				throw new IOException("The process failed while it wrote the response", ex.getCause());
			}
			return null;
		});
	}

	/** Runs on a thread of the web server, which may wait. */
	private static void write(Body body, OutputStream target) throws IOException, ExecutionException {
		if (body instanceof Body.File file) {
			Files.copy(file.path(), target);
		}
		else if (body instanceof Body.Stream stream) {
			copy(stream.reader(), target);
		}
		else {
			target.write(body.toBytes());
		}
	}

	private static void copy(Pipe.Reader pieces, OutputStream target) throws IOException, ExecutionException {
		try {
			for (byte[] piece = pieces.read().get(); piece.length > 0; piece = pieces.read().get()) {
				target.write(piece);
				target.flush();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The web server gave the response up");
		}
		finally {
			pieces.close();
		}
	}

}
