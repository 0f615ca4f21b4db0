package io.actorprocess.archfixtures.http;

import com.nimbusds.jose.JWSAlgorithm;

public final class UsesJoseOutside {

	Object algorithm() {
		return JWSAlgorithm.HS256;
	}

}
