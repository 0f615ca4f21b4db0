package com.example.visits;

import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessContext;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Route;

/**
 * Keeps visits, for whoever sends them.
 */
@ActorProcess("archive")
class Archive {

	private static final Logger logger = LoggerFactory.getLogger(Archive.class);

	private long size;

	@Install("visited")
	void visited(UPID from, String page, ProcessContext context) {
		this.size++;
		logger.info("{} has seen a visit of {}", from, page);
		context.send(from, "saved", page.getBytes(StandardCharsets.UTF_8));
	}

	@Route("/size")
	long size() {
		return this.size;
	}

}
