package io.actorprocess.demo.echo;

import java.math.BigInteger;

import io.actorprocess.http.HttpRequest;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.spring.ActorProcess;

/**
 * Answers the message {@code ping} with {@code pong} and the same body, and adds numbers:
 * {@code GET /echo/add?a=2&b=40}.
 * <p>
 * Thread-safety: as {@link ProcessBase}.
 */
@ActorProcess("echo")
class Echo extends ProcessBase {

	Echo() {
		super("echo");
	}

	@Override
	protected void initialize() {
		install("ping", (from, body) -> send(from, "pong", body));
		route("/add", Echo::add);
	}

	private static HttpResponse add(HttpRequest request) {
		String a = request.query().get("a");
		String b = request.query().get("b");
		if (a == null || b == null) {
			return HttpResponse.text(400, "Missing a or b\n");
		}
		try {
			return HttpResponse.ok(new BigInteger(a).add(new BigInteger(b)).toString());
		}
		catch (NumberFormatException ex) {
			return HttpResponse.text(400, "a and b must be whole numbers\n");
		}
	}

}
