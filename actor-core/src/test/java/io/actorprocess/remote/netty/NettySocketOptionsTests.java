package io.actorprocess.remote.netty;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;

import io.actorprocess.remote.MessageCredentials;
import io.actorprocess.remote.RequestLimits;
import io.actorprocess.remote.TlsOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NettySocketOptionsTests {

	@Test
	void everyOptionIsTakenOver() throws NoSuchAlgorithmException {
		TlsOptions tls = TlsOptions.of(SSLContext.getDefault());
		MessageCredentials credentials = (peer) -> null;
		NettySocketOptions options = NettySocketOptions.builder()
			.ioThreads(1)
			.request(RequestLimits.DEFAULT.withHttpBody(2))
			.pipelined(3)
			.connections(4)
			.connectionsPerAddress(5)
			.headTimeout(Duration.ofMillis(6))
			.bodyTimeout(Duration.ofMillis(7))
			.writeTimeout(Duration.ofMillis(8))
			.connectTimeout(Duration.ofMillis(9))
			.idleTimeout(Duration.ofMillis(10))
			.inboundIdleTimeout(Duration.ofMillis(11))
			.closeTimeout(Duration.ofMillis(12))
			.queue(13, 14)
			.requirePeerIpMatch(true)
			.metadataNames(List.of("b3"))
			.frames(FrameOptions.OFF)
			.tls(tls)
			.credentials(credentials)
			.build();

		assertThat(options).isEqualTo(new NettySocketOptions(1, RequestLimits.DEFAULT.withHttpBody(2), 3, 4, 5,
				Duration.ofMillis(6), Duration.ofMillis(7), Duration.ofMillis(8), Duration.ofMillis(9),
				Duration.ofMillis(10), Duration.ofMillis(11), Duration.ofMillis(12), 13, 14, true, List.of("b3"),
				FrameOptions.OFF, tls, credentials));
	}

	@Test
	void optionThatIsNotPositiveIsNamed() {
		NettySocketOptions.Builder builder = NettySocketOptions.builder().writeTimeout(Duration.ZERO);

		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("The option writeTimeout is 0 but must be positive");
	}

}
