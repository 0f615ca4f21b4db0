package io.actorprocess.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Addresses and process addresses in text.
 */
class AddressTests {

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1:5050", "0.0.0.0:0", "255.255.255.255:65535", "[0:0:0:0:0:0:0:1]:5050" })
	void printsWhatItParsed(String text) {
		assertThat(Address.parse(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "127.0.0.1", ":1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1:+1",
			"127.0.0.1:1x", "127.0.0.1:000001", "127.1:1", "1.2.3.4.5:1", "256.0.0.1:1", "01.2.3.4:1", "localhost:1",
			"::1:5050", "[::zz]:1", "[127.0.0.1:1", "1.2.3.4.:1" })
	void refusesWhatIsNoAddressWithoutAskingANameService(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Address.parse(text));
	}

	@Test
	void parsesIpv6InAnySpelling() {
		assertThat(Address.parse("[::1]:5050")).isEqualTo(Address.of("0:0:0:0:0:0:0:1", 5050));
		assertThat(Address.parse("[::1]:5050").isLoopback()).isTrue();
	}

	@Test
	void upidsPrintAndParseAsIdAtAddress() {
		UPID pid = UPID.parse("scheduler(1)@10.0.0.1:5051");

		assertThat(pid.id()).isEqualTo("scheduler(1)");
		assertThat(pid.address()).isEqualTo(Address.of("10.0.0.1", 5051));
		assertThat(pid).hasToString("scheduler(1)@10.0.0.1:5051");
	}

	@Test
	void theIdEndsAtTheFirstAt() {
		assertThatIllegalArgumentException().isThrownBy(() -> UPID.parse("a@b@1.2.3.4:5"));
	}

	@Test
	void nobodyIsAnonymous() {
		assertThat(UPID.parse("@0.0.0.0:0")).isSameAs(UPID.ANONYMOUS);
		assertThat(UPID.ANONYMOUS.isAnonymous()).isTrue();
		assertThat(UPID.ANONYMOUS).hasToString("@0.0.0.0:0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "@1.2.3.4:5", "a@", "a@1.2.3.4", "a@1.2.3.4:0", "a@1.2.3.4:99999",
			"a@1.2.3.4:-1", "a@999.1.1.1:1", "a@localhost:1" })
	void refusesWhatIsNoProcessAddress(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> UPID.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nX", "\0", "a\u007f", "\u0085a", "\u001b[31m" })
	void idHasNoControlCharactersAndTheComplaintHasNoneEither(String id) {
		Address here = Address.of("10.0.0.1", 5051);

		assertThatIllegalArgumentException().isThrownBy(() -> new UPID(id, here))
			.withMessageMatching("The id '\\P{Cntrl}+' of a process has a control character: \\P{Cntrl}+");
		assertThatIllegalArgumentException().isThrownBy(() -> UPID.parse(id + "@10.0.0.1:5051"));
	}

}
