package io.actorprocess.test.spring.shop;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import io.actorprocess.test.EventPattern;
import io.actorprocess.test.TestRuntime;
import io.actorprocess.test.spring.ActorTest;

import static io.actorprocess.test.ActorAssertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * The Spring example of the guide to tests.
 */
@ActorTest
class StockTests {

	@Autowired
	private TestRuntime runtime;

	@MockitoBean
	private Prices prices;

	@Test
	void valueIsItemsTimesPrice() {
		given(this.prices.price()).willReturn(3L);

		assertThat(this.runtime.get("/stock/add?n=5").text()).isEqualTo("15");

		this.runtime.expect(EventPattern.call().to("journal"));
	}

}
