package io.actorprocess.archfixtures.future;

import com.google.protobuf.ByteString;

public final class UsesProtobuf {

	Object bytes() {
		return ByteString.EMPTY;
	}

}
