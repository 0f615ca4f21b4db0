package io.actorprocess.http.jwt;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.utils.ConstantTimeUtils;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The library compares all bytes of a signature wherever a forged one differs, so the
 * time that takes tells nothing. A difference of nanoseconds cannot be measured where
 * others use the machine; that the library goes on comparing so can be seen.
 */
class SignatureComparisonTests {

	@Test
	void comparisonOfSignaturesTakesAsLongWhereverTheyDiffer() {
		assertThat(new ClassFileImporter().importClass(MACVerifier.class).getMethodCallsFromSelf())
			.extracting(JavaMethodCall::getTargetOwner, JavaMethodCall::getName)
			.as("what checks signatures calls")
			.anySatisfy((call) -> assertThat(call.toList()).last().isEqualTo("areEqual"))
			.noneSatisfy((call) -> assertThat(call.toList()).last().isIn("equals", "compare", "mismatch"));
		assertThat(new ClassFileImporter().importClass(ConstantTimeUtils.class).getMethodCallsFromSelf())
			.as("a comparison of its own, byte by byte")
			.isEmpty();
	}

}
