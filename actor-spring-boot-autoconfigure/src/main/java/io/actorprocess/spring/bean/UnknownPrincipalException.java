package io.actorprocess.spring.bean;

import java.io.Serial;

/**
 * A route has to know who asks, and nobody found out.
 */
final class UnknownPrincipalException extends UnusableEventException {

	@Serial
	private static final long serialVersionUID = 1L;

	UnknownPrincipalException() {
		super("This route has to know who asks", null);
	}

}
