package io.actorprocess.demo;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.env.Profiles;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Role}.
 */
class RoleTests {

	@ParameterizedTest
	@CsvSource({ "'', true, true, true", "dev, true, true, true", "master, true, false, false",
			"agent, false, true, false", "framework, false, false, true", "'master,agent', true, true, false" })
	void profilesSayWhichPartsAJvmPlays(String profiles, boolean master, boolean agent, boolean framework) {
		MockEnvironment environment = new MockEnvironment();
		environment.setActiveProfiles(profiles.isEmpty() ? new String[0] : profiles.split(","));

		assertThat(environment.acceptsProfiles(Profiles.of(Role.MASTER))).isEqualTo(master);
		assertThat(environment.acceptsProfiles(Profiles.of(Role.AGENT))).isEqualTo(agent);
		assertThat(environment.acceptsProfiles(Profiles.of(Role.FRAMEWORK))).isEqualTo(framework);
	}

}
