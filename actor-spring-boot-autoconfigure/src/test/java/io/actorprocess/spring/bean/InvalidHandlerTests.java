package io.actorprocess.spring.bean;

import java.awt.Point;

import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.interceptor.SimpleTraceInterceptor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Exited;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Param;
import io.actorprocess.spring.Route;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mistakes in a handler fail the start, and the report names the place and the remedy.
 */
class InvalidHandlerTests extends FailingStart {

	@Test
	void twoHandlersOfOneName(CapturedOutput output) {
		start(SameName.class);

		assertThat(output).contains("InvalidHandlerTests$SameName.")
			.contains("handles 'reset', as ")
			.contains("Keep one of the two");
	}

	@Test
	void twoInitializers(CapturedOutput output) {
		start(TwoInitializers.class);

		assertThat(output).contains("is marked with @Initialize, as ");
	}

	@Test
	void handlerOfAParameterThatNoMessageHolds(CapturedOutput output) {
		start(OddMessage.class);

		assertThat(output).contains("OddMessage.odd(Point) has a parameter of type Point, which no message holds")
			.contains("Allowed are UPID, byte[], String, ProcessContext and generated protobuf messages");
	}

	@Test
	void handlerWithoutAName(CapturedOutput output) {
		start(Nameless.class);

		assertThat(output).contains("Nameless.nameless(byte[]) has an @Install without a name")
			.contains("Write @Install(\"name\")");
	}

	@Test
	void handlerOfMessagesThatReturnsAValue(CapturedOutput output) {
		start(Answering.class);

		assertThat(output).contains("Answering.answer() returns a value, but an @Install method answers nobody");
	}

	@Test
	void listenerWithAForeignParameter(CapturedOutput output) {
		start(OddListener.class);

		assertThat(output).contains("OddListener.exited(UPID, String) has a parameter of type String");
	}

	@Test
	void routeWithAForeignParameter(CapturedOutput output) {
		start(OddRoute.class);

		assertThat(output).contains("OddRoute.odd(int) has a parameter of type int of which the request says nothing")
			.contains("Mark query parameters with @Param");
	}

	@Test
	void queryParameterThatTextCannotBecome(CapturedOutput output) {
		start(OddQuery.class);

		assertThat(output)
			.contains("OddQuery.odd(Runnable) has a query parameter of type Runnable, into which text cannot be");
	}

	@Test
	void routeOfAMalformedPath(CapturedOutput output) {
		start(OddPath.class);

		assertThat(output).contains("The process bean '").contains("The route 'add' must begin with '/'");
	}

	@Test
	void routeThatNeedsJsonWithoutJackson(CapturedOutput output) {
		start(NeedsJson.class);

		assertThat(output).contains("NeedsJson.point() returns java.awt.Point, which would be written as JSON")
			.contains("add Jackson (spring-boot-starter-jackson)");
	}

	@Test
	void privateHandlerOfAProxiedBean(CapturedOutput output) {
		start(ProxiedPrivate.class);

		assertThat(output).contains("PrivateHandler.secret() cannot be called through the proxy of its bean")
			.contains("Make the method at least package-private");
	}

	@Test
	void finalHandlerOfAProxiedBean(CapturedOutput output) {
		start(ProxiedFinal.class);

		assertThat(output).contains("FinalHandler.fixed() is final, but its bean is proxied")
			.contains("Remove 'final' from the method");
	}

	@Test
	void listenerOfItsOwnTurnThatAsksForAReason(CapturedOutput output) {
		start(OddInitializer.class);

		assertThat(output).contains("OddInitializer.begin(ExitReason) has a parameter of type ExitReason")
			.contains("in an @Exited method ExitReason");
	}

	@ActorProcess
	static class SameName {

		@Install("reset")
		void one() {
		}

		@Install("reset")
		void two() {
		}

	}

	@ActorProcess
	static class TwoInitializers {

		@Initialize
		void one() {
		}

		@Initialize
		void two() {
		}

	}

	@ActorProcess
	static class OddMessage {

		@Install("odd")
		void odd(Point point) {
		}

	}

	@ActorProcess
	static class Nameless {

		@Install
		void nameless(byte[] body) {
		}

	}

	@ActorProcess
	static class Answering {

		@Install("question")
		int answer() {
			return 42;
		}

	}

	@ActorProcess
	static class OddListener {

		@Exited
		void exited(UPID peer, String why) {
		}

	}

	@ActorProcess
	static class OddRoute {

		@Route("/odd")
		void odd(int n) {
		}

	}

	@ActorProcess
	static class OddQuery {

		@Route("/odd")
		void odd(@Param("task") Runnable task) {
		}

	}

	@ActorProcess
	static class OddPath {

		@Route("add")
		void add() {
		}

	}

	@ActorProcess
	static class NeedsJson {

		@Route("/point")
		Point point() {
			return new Point();
		}

	}

	static class PrivateHandler {

		@Route("/secret")
		@SuppressWarnings("unused")
		private void secret() {
		}

	}

	static class FinalHandler {

		@Route("/fixed")
		final void fixed() {
		}

	}

	@ActorProcess
	static class OddInitializer {

		@Initialize
		void begin(ExitReason why) {
		}

	}

	static class Proxies {

		@Bean
		static BeanNameAutoProxyCreator proxies() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("proxied");
			creator.setInterceptorNames("tracer");
			return creator;
		}

		@Bean
		SimpleTraceInterceptor tracer() {
			return new SimpleTraceInterceptor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Proxies.class)
	static class ProxiedPrivate {

		@Bean
		@ActorProcess
		PrivateHandler proxied() {
			return new PrivateHandler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Proxies.class)
	static class ProxiedFinal {

		@Bean
		@ActorProcess
		FinalHandler proxied() {
			return new FinalHandler();
		}

	}

}
