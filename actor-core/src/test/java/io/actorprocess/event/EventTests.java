package io.actorprocess.event;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.actorprocess.future.AbandonedException;
import io.actorprocess.future.Promise;
import io.actorprocess.http.HttpRequest;
import io.actorprocess.message.EventKind;
import io.actorprocess.message.ExitReason;
import io.actorprocess.message.Message;
import io.actorprocess.message.UPID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the kinds of events are told apart.
 */
class EventTests {

	private final Event message = new MessageEvent(
			new Message("name", UPID.ANONYMOUS, UPID.ANONYMOUS, new byte[] { 1 }));

	private final Event call = new DispatchEvent() {

		@Override
		public boolean run(Handling handling) {
			return true;
		}

		@Override
		public boolean abandon(AbandonedException cause) {
			return false;
		}

		@Override
		public boolean refuse(Throwable cause) {
			return false;
		}

	};

	private final Event request = new HttpEvent(HttpRequest.get("/echo"), new Promise<>());

	private final Event exited = new ExitedEvent(UPID.ANONYMOUS, ExitReason.TERMINATED);

	private final Event end = new TerminateEvent(true);

	private final List<Event> events = List.of(this.message, this.call, this.request, this.exited, this.end);

	@Test
	void everyEventNamesItsKind() {
		assertThat(this.events).extracting(Event::kind)
			.containsExactly(EventKind.MESSAGE, EventKind.DISPATCH, EventKind.HTTP, EventKind.EXITED,
					EventKind.TERMINATE);
	}

	@Test
	void visitorIsCalledForTheKindOfTheEvent() {
		List<String> visits = new ArrayList<>();
		EventVisitor visitor = new EventVisitor() {

			@Override
			public void visit(MessageEvent event) {
				visits.add("message " + event.message().name());
			}

			@Override
			public void visit(HttpEvent event) {
				visits.add("request " + event.request().path());
			}

			@Override
			public void visit(ExitedEvent event) {
				visits.add("exited " + event.pid());
			}

			@Override
			public void visit(TerminateEvent event) {
				visits.add("terminate " + event.inject());
			}

		};

		this.events.forEach((event) -> event.accept(visitor));

		assertThat(visits).containsExactly("message name", "request /echo", "exited " + UPID.ANONYMOUS,
				"terminate true");
	}

}
