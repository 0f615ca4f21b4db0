package io.actorprocess.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.actorprocess.clock.VirtualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FailedLoginsTests {

	private static final Headers CREDENTIALS = Headers.of("Authorization", "Fake x");

	private final VirtualClock clock = new VirtualClock();

	@AfterEach
	void close() {
		this.clock.close();
	}

	private AccessControl strangers(int failedLogins) {
		AccessControl access = new AccessControl(Duration.ofSeconds(5), failedLogins);
		access.setAuthenticator("admin", FakeAuthenticator.saying(FakeAuthenticator.unauthorized("A", "")));
		return access;
	}

	private int status(AccessControl access, @Nullable String ip, Headers headers) {
		InetSocketAddress client = (ip != null) ? new InetSocketAddress(ip, 9) : null;
		HttpRequest request = HttpRequest.of("GET", "/p/x", headers, new byte[0], client);
		return access.check("admin", "/p/x", request, null, this.clock).value().requireRefusal().status();
	}

	@Test
	void failuresBeyondTheLimitAreToldToWaitForTheShareOfAMinute() {
		AccessControl access = strangers(2);

		assertThat(List.of(status(access, "192.0.2.1", CREDENTIALS), status(access, "192.0.2.1", CREDENTIALS),
				status(access, "192.0.2.1", CREDENTIALS)))
			.containsExactly(401, 401, 429);

		this.clock.advance(Duration.ofSeconds(29));
		assertThat(status(access, "192.0.2.1", CREDENTIALS)).isEqualTo(429);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(status(access, "192.0.2.1", CREDENTIALS)).isEqualTo(401);
		assertThat(status(access, "192.0.2.1", CREDENTIALS)).isEqualTo(429);
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(status(access, "192.0.2.1", CREDENTIALS)).isEqualTo(401);
		assertThat(status(access, "192.0.2.1", CREDENTIALS)).isEqualTo(401);
	}

	@Test
	void addressesAreCountedApartAndThoseOfVersionSixByTheirNetwork() {
		AccessControl access = strangers(1);

		assertThat(status(access, "192.0.2.1", CREDENTIALS)).isEqualTo(401);
		assertThat(status(access, "192.0.2.2", CREDENTIALS)).isEqualTo(401);
		assertThat(status(access, "2001:db8::1", CREDENTIALS)).isEqualTo(401);
		assertThat(status(access, "2001:db8::ffff:2", CREDENTIALS)).isEqualTo(429);
		assertThat(status(access, "2001:db8:0:1::1", CREDENTIALS)).isEqualTo(401);
	}

	@Test
	void whoShowsNoCredentialsOrIsNotKnownByAddressIsNotCounted() {
		AccessControl access = strangers(1);

		assertThat(status(access, "192.0.2.1", Headers.empty())).isEqualTo(401);
		assertThat(status(access, "192.0.2.1", Headers.empty())).isEqualTo(401);
		assertThat(status(access, null, CREDENTIALS)).isEqualTo(401);
		assertThat(status(access, null, CREDENTIALS)).isEqualTo(401);
	}

	@Test
	void zeroIsNoLimit() {
		AccessControl access = strangers(0);

		for (int i = 0; i < 1_000; i++) {
			assertThat(status(access, "192.0.2.1", CREDENTIALS)).isEqualTo(401);
		}
	}

	@Test
	void onlySoManyAddressesAreKept() {
		FailedLogins logins = new FailedLogins(1);
		for (int i = 0; i < 20_000; i++) {
			logins.failed(request(i), 0);
		}

		assertThat(logins.size()).isEqualTo(FailedLogins.MOST_ADDRESSES);
		assertThat(logins.secondsToWait(request(0), 0)).isZero();
		assertThat(logins.secondsToWait(request(19_999), 0)).isEqualTo(60);
	}

	private static HttpRequest request(int number) {
		String ip = "10.1." + number / 256 + "." + number % 256;
		return HttpRequest.of("GET", "/", CREDENTIALS, new byte[0], new InetSocketAddress(ip, 9));
	}

	@Test
	void negativeLimitIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> strangers(-1))
			.withMessageContaining("-1 failed logins a minute");
	}

}
