package io.actorprocess.spring.web;

import java.security.Principal;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who Spring Security knows, with what it grants.
 * <p>
 * Thread-safety: stateless.
 */
public final class SecurityPrincipals {

	private SecurityPrincipals() {
	}

	/**
	 * Turns an authentication into a principal.
	 * @param known the authentication
	 * @return its name, and what it is granted as the claim {@code authorities},
	 * separated by blanks
	 */
	public static io.actorprocess.http.Principal of(Principal known) {
		if (!(known instanceof Authentication authentication)) {
			return io.actorprocess.http.Principal.of(known.getName());
		}
		String granted = authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.sorted()
			.collect(Collectors.joining(" "));
		return new io.actorprocess.http.Principal(known.getName(), Map.of("authorities", granted));
	}

}
