package io.actorprocess.archfixtures.protobuf;

import com.google.protobuf.ByteString;

public final class UsesProtobuf {

	Object bytes() {
		return ByteString.EMPTY;
	}

}
