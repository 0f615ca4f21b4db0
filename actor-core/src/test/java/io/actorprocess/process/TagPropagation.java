package io.actorprocess.process;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.jspecify.annotations.Nullable;

import io.actorprocess.message.EventKind;
import io.actorprocess.message.Message;
import io.actorprocess.message.Metadata;

/**
 * Takes one text along, and notes every event that is handled.
 */
final class TagPropagation implements ContextPropagation {

	private final ThreadLocal<@Nullable String> tag = new ThreadLocal<>();

	final BlockingQueue<Handled> handled = new LinkedBlockingQueue<>();

	/** An event that was handled, with the tag that it had and what the handler threw. */
	record Handled(String process, EventKind kind, String name, @Nullable String tag, @Nullable Throwable failure) {

	}

	@Nullable String get() {
		return this.tag.get();
	}

	void set(@Nullable String value) {
		this.tag.set(value);
	}

	@Override
	public Captured capture() {
		String captured = this.tag.get();
		return () -> replaceBy(captured);
	}

	private Scope replaceBy(@Nullable String value) {
		String before = this.tag.get();
		this.tag.set(value);
		return () -> this.tag.set(before);
	}

	@Override
	public Metadata inject(Message message) {
		String present = this.tag.get();
		return (present != null) ? Metadata.of("baggage", present) : Metadata.NONE;
	}

	@Override
	public Scope handle(HandledEvent event, @Nullable Captured sender) {
		Scope scope = (sender != null) ? sender.restore() : replaceBy(event.field("baggage"));
		String process = event.process().id() + "/" + event.definition();
		return new Scope() {

			private @Nullable Throwable failure;

			@Override
			public void failed(Throwable thrown) {
				this.failure = thrown;
			}

			@Override
			public void close() {
				TagPropagation.this.handled
					.add(new Handled(process, event.kind(), event.name(), TagPropagation.this.get(), this.failure));
				scope.close();
			}

		};
	}

}
