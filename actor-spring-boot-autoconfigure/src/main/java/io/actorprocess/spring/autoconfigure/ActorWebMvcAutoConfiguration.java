package io.actorprocess.spring.autoconfigure;

import java.security.Principal;
import java.util.function.Function;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import io.actorprocess.process.ProcessManager;
import io.actorprocess.spring.web.ProcessRoutes;
import io.actorprocess.spring.web.SecurityPrincipals;

/**
 * Auto-configuration that serves the routes of processes by the application's own web
 * server.
 */
@AutoConfiguration(after = ActorAutoConfiguration.class)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(ProcessManager.class)
@ConditionalOnProperty("actor.http.path")
public final class ActorWebMvcAutoConfiguration {

	private static final String SECURITY = "org.springframework.security.core.Authentication";

	private static final int LARGEST_BODY = Integer.MAX_VALUE - 8;

	@Bean
	RouterFunction<ServerResponse> actorProcessRoutes(ProcessManager manager, ActorHttpProperties properties) {
		String path = String.valueOf(properties.path());
		PropertyCheck.require("actor.http.path", path, path.matches("(/[A-Za-z0-9._~-]+)+"),
				"Allowed is a path of plain segments, such as /actors");
		long bytes = properties.maxRequestSize().toBytes();
		PropertyCheck.require("actor.http.max-request-size", properties.maxRequestSize(),
				bytes >= 0 && bytes < LARGEST_BODY, "Allowed is 0B to 2047MB");
		return RouterFunctions.route(RequestPredicates.path(path + "/**"),
				new ProcessRoutes(manager, path, (int) bytes, principals()));
	}

	private static Function<Principal, io.actorprocess.http.Principal> principals() {
		boolean secured = ClassUtils.isPresent(SECURITY, ActorWebMvcAutoConfiguration.class.getClassLoader());
		return secured ? SecurityPrincipals::of : (known) -> io.actorprocess.http.Principal.of(known.getName());
	}

}
