package io.actorprocess.metrics;

import java.util.function.Supplier;

import io.actorprocess.future.Future;

/**
 * A figure that is asked for when somebody looks, such as
 * {@code new PullGauge("queue/size", () -> pid.dispatch(Queue::size))}.
 * <p>
 * Thread-safety: any thread may call any method; the source is called by any.
 */
public final class PullGauge implements Metric {

	private final String name;

	private final Supplier<Future<Double>> source;

	/**
	 * A gauge.
	 * @param name its name
	 * @param source asks for the figure; must not block
	 */
	public PullGauge(String name, Supplier<Future<Double>> source) {
		this.name = name;
		this.source = source;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Future<Double> value() {
		try {
			return this.source.get();
		}
		catch (RuntimeException ex) {
			return Future.failed(ex);
		}
	}

}
