package io.actorprocess.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The rules that a request has to pass before a process sees it. A message from another
 * runtime has to pass them too, as a {@code POST} to {@code /id/name}, without a client
 * and with no header field but {@code Libprocess-From}. The rules can be replaced at any
 * time.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class Firewall {

	private volatile List<FirewallRule> rules = List.of();

	/**
	 * A firewall without rules: it lets everything in.
	 */
	public Firewall() {
	}

	/**
	 * Replaces the rules.
	 * @param replacement the rules from now on; none let everything in
	 */
	public void install(List<FirewallRule> replacement) {
		this.rules = List.copyOf(replacement);
	}

	/**
	 * Whether there are no rules.
	 * @return true if everything is let in
	 */
	public boolean isOpen() {
		return this.rules.isEmpty();
	}

	/**
	 * Asks the rules in order.
	 * @param request the request
	 * @return the response of the first rule that refuses the request, or null
	 */
	public @Nullable HttpResponse check(HttpRequest request) {
		for (FirewallRule rule : this.rules) {
			HttpResponse refusal = rule.apply(request);
			if (refusal != null) {
				return refusal;
			}
		}
		return null;
	}

}
