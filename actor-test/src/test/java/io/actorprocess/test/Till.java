package io.actorprocess.test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;

/**
 * A till of a shop: sells, asks a bank for large sums, and closes after a quiet hour.
 */
class Till extends ProcessBase {

	static final Duration QUIET = Duration.ofHours(1);

	private final UPID bank;

	private int total;

	private boolean open = true;

	Till(UPID bank) {
		super("till");
		this.bank = bank;
	}

	@Override
	protected void initialize() {
		link(this.bank);
		install("approved", (from, body) -> this.total += Integer.parseInt(new String(body, StandardCharsets.UTF_8)));
		route("/total", (request) -> HttpResponse.ok(Integer.toString(this.total)));
		delay(QUIET, () -> this.open = false);
	}

	@Override
	protected void exited(UPID pid) {
		this.open = false;
	}

	int sell(int price) {
		if (!this.open) {
			throw new IllegalStateException("The till is closed");
		}
		if (price > 100) {
			send(this.bank, "approve", Integer.toString(price).getBytes(StandardCharsets.UTF_8));
		}
		else {
			this.total += price;
		}
		return this.total;
	}

}
