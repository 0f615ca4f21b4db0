package io.actorprocess.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.actorprocess.clock.VirtualClock;
import io.actorprocess.future.Future;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.UPID;
import io.actorprocess.process.TagPropagation.Handled;
import io.actorprocess.remote.netty.NettySocketManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What takes the context of a sender along within one runtime.
 */
@Timeout(60)
class ContextPropagationTests {

	private final TagPropagation tags = new TagPropagation();

	private final VirtualClock clock = new VirtualClock();

	private final ProcessManager manager = ProcessManager.builder()
		.workerCount(2)
		.clock(this.clock)
		.contextPropagation(this.tags)
		.start();

	private final Noter noter = new Noter();

	private final PID<Noter> pid = this.manager.spawn(this.noter);

	private final class Noter extends ProcessBase {

		private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();

		Noter() {
			super("noter");
		}

		@Override
		protected void initialize() {
			install("note", (from, body) -> note("message"));
			install("pass", (from, body) -> send(upid(), "note", body));
		}

		void note(String what) {
			this.notes.add(what + " " + ContextPropagationTests.this.tags.get());
		}

		String tag() {
			return String.valueOf(ContextPropagationTests.this.tags.get());
		}

		Future<String> later(Future<String> trigger) {
			return trigger.thenFlat(defer((ignored) -> tag()));
		}

		void noteWhenReady(Future<String> trigger) {
			trigger.onReady(defer((ignored) -> {
				note("deferred");
				return "";
			}));
		}

		void noteLater() {
			delay(Duration.ofSeconds(1), () -> note("delay"));
		}

		void fail() {
			throw new IllegalStateException("on purpose");
		}

	}

	@BeforeEach
	void sendInTheContextA() {
		this.tags.set("a");
	}

	@AfterEach
	void close() {
		this.manager.close();
		assertThat(this.tags.get()).as("the sender's own context").isIn("a", "b");
	}

	private String next() throws InterruptedException {
		return this.noter.notes.take();
	}

	@Test
	void callsRunInTheContextOfTheirSender() throws Exception {
		assertThat(this.pid.dispatch(Noter::tag).get()).isEqualTo("a");
		assertThat(this.pid.dispatchFlat((n) -> Future.ready(n.tag())).get()).isEqualTo("a");
		this.pid.tell((n) -> n.note("tell"));
		this.pid.tellWhenRoom((n) -> n.note("tellWhenRoom")).get();
		assertThat(next()).isEqualTo("tell a");
		assertThat(next()).isEqualTo("tellWhenRoom a");
	}

	@Test
	void contextOfOneCallDoesNotLeakIntoTheNext() throws Exception {
		assertThat(this.pid.dispatch(Noter::tag).get()).isEqualTo("a");
		this.tags.set(null);
		assertThat(this.pid.dispatch(Noter::tag).get()).isEqualTo("null");
		this.tags.set("b");
		assertThat(this.pid.dispatch(Noter::tag).get()).isEqualTo("b");
	}

	@Test
	void messagesAndWhatTheirHandlersSendHaveTheContext() throws Exception {
		this.manager.post(this.pid.upid(), "pass", new byte[0]);

		assertThat(next()).isEqualTo("message a");
	}

	@Test
	void timersHaveTheContextOfWhoSetThem() throws Exception {
		this.pid.delay(Duration.ofSeconds(1), (n) -> n.note("delay"));
		this.pid.dispatch((n) -> {
			n.noteLater();
			return true;
		}).get();
		this.tags.set("b");

		this.clock.advance(Duration.ofSeconds(1));

		assertThat(next()).isEqualTo("delay a");
		assertThat(next()).isEqualTo("delay a");
	}

	@Test
	void deferredCallbacksHaveTheContextInWhichTheyWereDeferred() throws Exception {
		Promise<String> trigger = new Promise<>();
		Future<String> tag = this.pid.dispatchFlat((n) -> n.later(trigger.future()));
		this.pid.dispatch((n) -> {
			n.noteWhenReady(trigger.future());
			return true;
		}).get();
		this.tags.set("b");

		trigger.set("go");

		assertThat(tag.get()).isEqualTo("a");
		assertThat(next()).isEqualTo("deferred a");
	}

	@Test
	void callbacksOfACallsFutureRunInTheContextOfWhoRegisteredThem() throws Exception {
		Promise<String> trigger = new Promise<>();
		Future<String> pending = this.pid.dispatchFlat((n) -> trigger.future());
		BlockingQueue<String> seen = new LinkedBlockingQueue<>();
		Future<String> derived = pending.then((value) -> value + " " + this.tags.get())
			.undiscardable()
			.then((value) -> value + " " + this.tags.get());
		pending.onReady((value) -> seen.add("onReady " + this.tags.get()));
		pending.whenComplete((value, failure) -> seen.add("whenComplete " + this.tags.get()));
		this.tags.set("b");
		pending.onAny((future) -> seen.add("onAny " + this.tags.get()));

		Thread completer = new Thread(() -> {
			this.tags.set("c");
			trigger.set("go");
			seen.add("completer " + this.tags.get());
		});
		completer.start();
		completer.join();

		assertThat(derived.get()).isEqualTo("go a a");
		assertThat(seen).containsExactly("onReady a", "whenComplete a", "onAny b", "completer c");
	}

	@Test
	void timeoutOfACallsFutureRunsInTheContextOfWhoRegisteredIt() throws Exception {
		Future<String> never = this.pid.dispatchFlat((n) -> new Promise<String>().future());
		Future<String> late = never.after(Duration.ofSeconds(1), this.clock::delay,
				(future) -> Future.ready(this.tags.get()));
		this.tags.set("b");

		this.clock.advance(Duration.ofSeconds(1));

		assertThat(late.get()).isEqualTo("a");
	}

	@Test
	void blockingWorkHasTheContextOfWhoHandedItIn() throws Exception {
		assertThat(this.manager.async(this.tags::get).get()).isEqualTo("a");
	}

	@Test
	void contextTravelsToAnotherRuntimeAndBack() throws Exception {
		TagPropagation theirTags = new TagPropagation();
		try (ProcessManager here = remote(this.tags); ProcessManager there = remote(theirTags)) {
			PID<Echo> echo = there.spawn(new Echo(theirTags));
			Client client = new Client(this.tags);

			here.spawn(client).tell((c) -> c.ping(echo.upid()));

			assertThat(client.seen.take()).isEqualTo("a and back");
			assertThat(this.tags.get()).isEqualTo("a");
		}
	}

	@Test
	void requestsBringTheContextThatTheirHeaderNames() throws Exception {
		try (ProcessManager there = remote(this.tags)) {
			PID<Echo> echo = there.spawn(new Echo(this.tags));
			URI uri = URI.create("http://" + echo.upid().address() + "/echo/tag");
			HttpRequest request = HttpRequest.newBuilder(uri).header("Baggage", "c").build();

			String body = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();

			assertThat(body).isEqualTo("c");
			assertThat(this.tags.handled.take())
				.isEqualTo(new Handled("echo/Echo", EventKind.HTTP, "GET /echo/tag", "c", null));
		}
	}

	private static ProcessManager remote(ContextPropagation propagation) {
		return ProcessManager.builder().socketManager(new NettySocketManager()).contextPropagation(propagation).start();
	}

	private static final class Echo extends ProcessBase {

		private final TagPropagation tags;

		Echo(TagPropagation tags) {
			super("echo");
			this.tags = tags;
		}

		@Override
		protected void initialize() {
			install("ping", (from, body) -> {
				this.tags.set(this.tags.get() + " and back");
				send(from, "pong", body);
			});
			route("/tag", (request) -> HttpResponse.ok(String.valueOf(this.tags.get())));
		}

	}

	private static final class Client extends ProcessBase {

		private final TagPropagation tags;

		private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

		Client(TagPropagation tags) {
			this.tags = tags;
		}

		@Override
		protected void initialize() {
			install("pong", (from, body) -> this.seen.add(String.valueOf(this.tags.get())));
		}

		void ping(UPID to) {
			send(to, "ping", new byte[0]);
		}

	}

	@Test
	void handledEventsAreTold() throws Exception {
		assertThat(this.pid.dispatch((n) -> {
			n.fail();
			return "";
		}).await(Duration.ofSeconds(50))).isTrue();
		this.manager.post(this.pid.upid(), "note", new byte[0]);
		next();
		this.manager.terminate(this.pid);
		this.manager.ended(this.pid.upid()).get();

		assertThat(this.tags.handled).extracting(Handled::kind)
			.containsExactly(EventKind.DISPATCH, EventKind.MESSAGE, EventKind.TERMINATE);
		assertThat(this.tags.handled.poll()).satisfies((call) -> {
			assertThat(call.failure()).hasMessage("on purpose");
			assertThat(call.tag()).isEqualTo("a");
		});
		assertThat(this.tags.handled.poll())
			.isEqualTo(new Handled("noter/Noter", EventKind.MESSAGE, "note", "a", null));
	}

	@Test
	void messageThatFailsIsToldWithItsFailure() throws Exception {
		PID<ProcessBase> failing = this.manager.spawn(new ProcessBase("failing") {

			@Override
			protected void initialize() {
				install("fail", (from, body) -> {
					throw new IllegalStateException("on purpose");
				});
			}

		});
		this.manager.post(failing.upid(), "fail", new byte[0]);
		this.manager.ended(failing.upid()).get();

		assertThat(this.tags.handled).extracting(Handled::name).contains("fail");
		assertThat(this.tags.handled.peek()).extracting(Handled::failure).isInstanceOf(IllegalStateException.class);
	}

}
