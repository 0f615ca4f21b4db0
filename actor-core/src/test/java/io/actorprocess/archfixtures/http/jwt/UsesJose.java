package io.actorprocess.archfixtures.http.jwt;

import com.nimbusds.jose.JWSAlgorithm;

public final class UsesJose {

	Object algorithm() {
		return JWSAlgorithm.HS256;
	}

}
