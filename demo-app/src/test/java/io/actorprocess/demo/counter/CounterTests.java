package io.actorprocess.demo.counter;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessManager;

/**
 * Tests for {@link Counter} and its controller.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "actor.port=0")
class CounterTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessManager manager;

	@Test
	void controllersRoutesAndMessagesReachOneAndTheSameCounter() {
		RestTestClient web = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		RestTestClient actors = RestTestClient.bindToServer().baseUrl("http://" + this.manager.address()).build();

		web.post().uri("/add/5").exchange().expectBody(String.class).isEqualTo("5");
		actors.get().uri("/counter/add?n=3").exchange().expectBody(String.class).isEqualTo("8");
		this.manager.post(new UPID("counter", this.manager.address()), "reset", new byte[0]);
		web.post().uri("/add/1").exchange().expectBody(String.class).isEqualTo("1");
	}

}
