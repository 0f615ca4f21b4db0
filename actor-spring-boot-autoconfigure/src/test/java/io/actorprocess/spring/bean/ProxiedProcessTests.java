package io.actorprocess.spring.bean;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.actorprocess.http.HttpResponse;
import io.actorprocess.message.UPID;
import io.actorprocess.process.PID;
import io.actorprocess.process.ProcessBase;
import io.actorprocess.spring.ActorProcess;
import io.actorprocess.spring.FakeSockets;
import io.actorprocess.spring.Route;
import io.actorprocess.spring.autoconfigure.ActorAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes whose beans are proxied: advice applies, state is that of the bean.
 */
class ProxiedProcessTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ActorAutoConfiguration.class))
		.withUserConfiguration(Proxies.class)
		.withBean(FakeSockets.class);

	@Test
	void adviceAppliesToRoutesAndToDispatchedCalls() {
		this.runner.withBean("plain", Plain.class).withBean(PlainClient.class).run((context) -> {
			assertThat(AopUtils.isCglibProxy(context.getBean("plain"))).isTrue();

			String answer = context.getBean(FakeSockets.class).get("/plain/total").text();
			int total = context.getBean(PlainClient.class).pid().dispatch(Plain::add).get(Duration.ofSeconds(10));

			assertThat(answer).isEqualTo("7");
			assertThat(total).isEqualTo(8);
			assertThat(context.getBean(Proxies.class).called).containsExactly("total", "add");
		});
	}

	@Test
	void classIsProxiedThoughItHasAnInterface() {
		this.runner.withPropertyValues("spring.aop.proxy-target-class=false")
			.withBean("plain", Plain.class)
			.run((context) -> assertThat(AopUtils.isCglibProxy(context.getBean("plain"))).isTrue());
	}

	@Test
	void processBehindAProxyIsSpawnedAndItsCallsGoThroughTheProxy() {
		this.runner.withBean("based", Based.class).withBean(BasedClient.class).run((context) -> {
			PID<Based> pid = context.getBean(BasedClient.class).pid();

			UPID upid = pid.dispatch(Based::address).get(Duration.ofSeconds(10));

			assertThat(upid.id()).isEqualTo("based");
			assertThat(context.getBean(FakeSockets.class).get("/based/hello").text()).isEqualTo("hello");
			assertThat(context.getBean(Proxies.class).called).containsExactly("address");
		});
	}

	interface Adder {

		int add();

	}

	@ActorProcess
	static class Plain implements Adder {

		private int total = 7;

		@Override
		public int add() {
			return ++this.total;
		}

		@Route("/total")
		int total() {
			return this.total;
		}

	}

	record PlainClient(PID<Plain> pid) {

	}

	@ActorProcess
	static class Based extends ProcessBase {

		@Override
		protected void initialize() {
			route("/hello", (request) -> HttpResponse.ok("hello"));
		}

		UPID address() {
			return upid();
		}

	}

	record BasedClient(PID<Based> pid) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Proxies {

		private final List<String> called = new CopyOnWriteArrayList<>();

		@Bean
		static BeanNameAutoProxyCreator proxyCreator() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("plain", "based");
			creator.setInterceptorNames("recorder");
			return creator;
		}

		@Bean
		MethodInterceptor recorder() {
			return (invocation) -> {
				this.called.add(invocation.getMethod().getName());
				return invocation.proceed();
			};
		}

	}

}
