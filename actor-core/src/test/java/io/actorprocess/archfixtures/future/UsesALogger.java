package io.actorprocess.archfixtures.future;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public final class UsesALogger {

	private static final Logger logger = LoggerFactory.getLogger(UsesALogger.class);

	void log() {
		logger.info("seen");
	}

}
