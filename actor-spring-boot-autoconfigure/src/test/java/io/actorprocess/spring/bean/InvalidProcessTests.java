package io.actorprocess.spring.bean;

import java.awt.Point;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.interceptor.SimpleTraceInterceptor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

import io.actorprocess.message.ExitReason;
import io.actorprocess.message.UPID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.Exited;
import io.actorprocess.spring.Initialize;
import io.actorprocess.spring.Install;
import io.actorprocess.spring.Mailbox;
import io.actorprocess.spring.OnFailure;
import io.actorprocess.spring.Param;
import io.actorprocess.spring.Route;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Mistakes fail the start, and the report names the place and the remedy.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidProcessTests {

	@Test
	void twoHandlersOfOneName(CapturedOutput output) {
		start(SameName.class);

		assertThat(output).contains("InvalidProcessTests$SameName.")
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
	void annotatedHandlerOfAProcess(CapturedOutput output) {
		start(BothStyles.class);

		assertThat(output).contains("BothStyles extends ProcessBase, but has handlers marked by annotations")
			.contains("Install them in initialize(), or do not extend ProcessBase");
	}

	@Test
	void processThatIsMarkedAsBlocking(CapturedOutput output) {
		start(MarkedAsBlocking.class);

		assertThat(output).contains("MarkedAsBlocking extends ProcessBase, but is marked as blocking")
			.contains("Override blocking(), or do not extend ProcessBase");
	}

	@Test
	void annotatedMailboxOfAProcess(CapturedOutput output) {
		start(BoundTwice.class);

		assertThat(output).contains("BoundTwice extends ProcessBase, but has its mailbox bound by its annotation")
			.contains("Override mailbox(…), or do not extend ProcessBase");
	}

	@Test
	void annotatedSupervisionOfAProcess(CapturedOutput output) {
		start(SupervisedTwice.class);

		assertThat(output).contains("SupervisedTwice extends ProcessBase, but is supervised by its annotation")
			.contains("Override supervision(), or do not extend ProcessBase");
	}

	@Test
	void listenerOfItsOwnTurnThatAsksForAReason(CapturedOutput output) {
		start(OddInitializer.class);

		assertThat(output).contains("OddInitializer.begin(ExitReason) has a parameter of type ExitReason")
			.contains("in an @Exited method ExitReason");
	}

	@Test
	void processThatAsksForAnotherId(CapturedOutput output) {
		start(OtherId.class);

		assertThat(output).contains("as 'outer': its constructor asks for the id 'inner'");
	}

	@Test
	void twoProcessesOfOneId(CapturedOutput output) {
		start(SameId.class);

		assertThat(output).contains("Two processes want the id 'one'")
			.contains("'first' (" + Plain.class.getName() + ")")
			.contains("'second' (" + Plain.class.getName() + ")");
	}

	@Test
	void scopeThatIsNeitherSingletonNorPrototype(CapturedOutput output) {
		start(OddScope.class);

		assertThat(output).contains("has the scope 'tenant', but a process lives from its spawn to its end")
			.contains("ProcessSpawner<Plain>");
	}

	@Test
	void idThatNobodyCouldWrite(CapturedOutput output) {
		start(OddId.class);

		assertThat(output).contains("has the id 'a@b'").contains("Choose an id without '@'");
	}

	@Test
	void injectionOfTheProcessItself(CapturedOutput output) {
		start(Rude.class);

		assertThat(output).contains("The injection point ")
			.contains("asks for a " + Plain.class.getName() + ", but the bean 'plain' is a process")
			.contains("Inject PID<Plain> instead");
	}

	@Test
	void injectionOfAPrototypeItself(CapturedOutput output) {
		start(RudeToPrototype.class);

		assertThat(output).contains("Inject ProcessSpawner<Plain> instead");
	}

	private static void start(Class<?> configuration) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(ActorAutoConfiguration.class, configuration)
			.web(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run());
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

	@ActorProcess(blocking = true)
	static class MarkedAsBlocking extends ProcessBase {

	}

	@ActorProcess(mailbox = @Mailbox(capacity = 10))
	static class BoundTwice extends ProcessBase {

	}

	@ActorProcess
	static class BothStyles extends ProcessBase {

		@Route("/add")
		void add() {
		}

	}

	@ActorProcess(onFailure = OnFailure.RESTART)
	static class SupervisedTwice extends ProcessBase {

	}

	@ActorProcess
	static class OddInitializer {

		@Initialize
		void begin(ExitReason why) {
		}

	}

	@ActorProcess("outer")
	static class OtherId extends ProcessBase {

		OtherId() {
			super("inner");
		}

	}

	static class Plain {

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

	@Configuration(proxyBeanMethods = false)
	static class SameId {

		@Bean
		@ActorProcess("one")
		Plain first() {
			return new Plain();
		}

		@Bean
		@ActorProcess("one")
		Plain second() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OddScope {

		@Bean
		@Scope("tenant")
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OddId {

		@Bean
		@ActorProcess("a@b")
		Plain plain() {
			return new Plain();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Rude {

		@Bean
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

		@Bean
		String rude(Plain plain) {
			return plain.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RudeToPrototype {

		@Bean
		@Scope("prototype")
		@ActorProcess
		Plain plain() {
			return new Plain();
		}

		@Bean
		String rude(Plain plain) {
			return plain.toString();
		}

	}

}
