package io.actorprocess.test.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.PropertyMapping;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of processes that are beans: the context has the runtime, on a free port, the
 * beans that are annotated with {@link io.actorprocess.spring.ActorProcess} and what
 * {@code @Import} adds, but no web server and no other component. What processes need
 * from elsewhere is a matter for {@code @MockitoBean}.
 * <p>
 * A {@link io.actorprocess.test.TestRuntime} can be injected. After each test its rules
 * are forgotten and its probes ended; processes keep their state as long as the context
 * is cached, so a test that needs fresh ones says {@code @DirtiesContext}. A test that
 * fails tells what the runtime looked like.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(ActorTestContextBootstrapper.class)
@ExtendWith({ SpringExtension.class, ActorTestExtension.class })
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(ActorTypeExcludeFilter.class)
@ImportAutoConfiguration
@TestPropertySource(properties = "actor.port=0")
public @interface ActorTest {

	/**
	 * Properties of the environment, as {@code key=value}.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * The processes the test is about.
	 * @return all that a scan finds if empty
	 */
	@AliasFor("processes")
	Class<?>[] value() default {};

	/**
	 * The processes the test is about.
	 * @return all that a scan finds if empty
	 */
	@AliasFor("value")
	Class<?>[] processes() default {};

	/**
	 * Whether time stands still until the test moves it.
	 * @return false to let it follow the machine's
	 */
	@PropertyMapping(ActorTestAutoConfiguration.PAUSED)
	boolean paused() default true;

	/**
	 * Whether processes that a scan finds are there at all.
	 * @return false for those that filters include only
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Components that are there beside the processes.
	 * @return filters that include
	 */
	Filter[] includeFilters() default {};

	/**
	 * Components that are not there.
	 * @return filters that exclude
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configuration that the slice is to do without.
	 * @return the classes
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
