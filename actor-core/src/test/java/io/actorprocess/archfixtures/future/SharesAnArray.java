package io.actorprocess.archfixtures.future;

public final class SharesAnArray {

	static final byte[] LINE_END = { 13, 10 };

}
