package io.actorprocess.metrics;

import java.util.concurrent.atomic.AtomicLong;

import io.actorprocess.future.Future;

/**
 * A figure that is set whenever it changes.
 * <p>
 * Thread-safety: any thread may call any method.
 */
public final class PushGauge implements Metric {

	private final String name;

	/** The bits of the value. */
	private final AtomicLong bits = new AtomicLong();

	/**
	 * A gauge at zero.
	 * @param name its name
	 */
	public PushGauge(String name) {
		this.name = name;
	}

	/**
	 * Sets the figure.
	 * @param value the figure from now on
	 * @return the figure before
	 */
	public double set(double value) {
		return Double.longBitsToDouble(this.bits.getAndSet(Double.doubleToRawLongBits(value)));
	}

	/**
	 * Changes the figure.
	 * @param amount what is added, possibly negative
	 * @return the figure after it
	 */
	public double add(double amount) {
		return Double.longBitsToDouble(
				this.bits.updateAndGet((old) -> Double.doubleToRawLongBits(Double.longBitsToDouble(old) + amount)));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Future<Double> value() {
		return Future.ready(Double.longBitsToDouble(this.bits.get()));
	}

}
