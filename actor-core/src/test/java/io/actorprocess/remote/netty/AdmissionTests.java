package io.actorprocess.remote.netty;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;

import io.actorprocess.message.Address;
import io.actorprocess.remote.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class AdmissionTests {

	private static final InetAddress ONE = Address.parseIp("192.0.2.1");

	private static final InetAddress OTHER = Address.parseIp("192.0.2.2");

	private static final InetAddress LOOPBACK = Address.parseIp("127.0.0.1");

	private final Admission admission = new Admission(
			NettySocketOptions.builder().connections(3).connectionsPerAddress(1).build());

	@Test
	void addressHasALimitOfItsOwn() {
		assertThat(this.admission.enter(ONE)).isNull();
		assertThat(this.admission.enter(ONE)).isEqualTo(Refusal.CONNECTION_OF_ADDRESS);
		assertThat(this.admission.enter(OTHER)).isNull();
	}

	@Test
	void loopbackHasTheCommonLimitOnly() {
		assertThat(this.admission.enter(LOOPBACK)).isNull();
		assertThat(this.admission.enter(LOOPBACK)).isNull();
		assertThat(this.admission.enter(LOOPBACK)).isNull();
		assertThat(this.admission.enter(LOOPBACK)).isEqualTo(Refusal.CONNECTION);
	}

	@Test
	void connectionThatEndsMakesRoom() {
		this.admission.enter(ONE);
		this.admission.enter(ONE);
		this.admission.leave(ONE);
		this.admission.leave(ONE);

		assertThat(this.admission.enter(ONE)).isNull();
	}

}
