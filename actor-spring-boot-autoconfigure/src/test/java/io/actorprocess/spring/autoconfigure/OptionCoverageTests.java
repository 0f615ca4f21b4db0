package io.actorprocess.spring.autoconfigure;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every option of the runtime that text can express has a property, and every property
 * changes an option. Each property, or group of them, is given another value than its
 * default, one at a time.
 */
class OptionCoverageTests {

	private static <P> P defaults(String prefix, Class<P> group) {
		return new Binder(new MapConfigurationPropertySource()).bindOrCreate(prefix, group);
	}

	@Test
	void optionsOfSocketsAndPropertiesOfSockets() {
		// That of TLS is made of the properties below actor.ssl, that of credentials of
		// actor.http.message-credentials; the other says whether there are sockets
		assertCovered(defaults("actor.socket", ActorProperties.Socket.class),
				(socket) -> new NettyOptions(socket, null, null).toOptions(), Set.of("tls", "credentials"),
				Set.of("enabled"));
	}

	@Test
	void optionsOfSupervisionAndPropertiesOfSupervision() {
		// Rules name types of exceptions
		assertCovered(defaults("actor.supervision", ActorProperties.Supervision.class),
				(properties) -> new SupervisionPolicy(properties).toSupervision(), Set.of("rules"), Set.of());
	}

	private static <P extends Record> void assertCovered(P properties, Function<P, Record> maker, Set<String> codeOnly,
			Set<String> noOption) {
		Map<String, Object> before = options("", maker.apply(properties));
		Set<String> unchanged = new TreeSet<>(before.keySet());
		Set<String> idle = new TreeSet<>();
		for (RecordComponent property : properties.getClass().getRecordComponents()) {
			Map<String, Object> after = options("",
					maker.apply(changed(properties, (other) -> other.getName().equals(property.getName()))));
			if (after.equals(before)) {
				idle.add(property.getName());
			}
			unchanged.removeIf((option) -> !after.get(option).equals(before.get(option)));
		}
		assertThat(unchanged).as("options without a property").isEqualTo(codeOnly);
		assertThat(idle).as("properties without an option").isEqualTo(noOption);
	}

	/** By name, those of a record within as 'outer.inner'. */
	private static Map<String, Object> options(String prefix, Record options) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (RecordComponent component : options.getClass().getRecordComponents()) {
			Object value = read(options, component);
			if (value instanceof Record inner) {
				values.putAll(options(component.getName() + ".", inner));
			}
			else {
				values.put(prefix + component.getName(), String.valueOf(value));
			}
		}
		return values;
	}

	private static <P extends Record> P changed(P properties, Predicate<RecordComponent> which) {
		List<@Nullable Object> values = new ArrayList<>();
		for (RecordComponent component : properties.getClass().getRecordComponents()) {
			Object value = read(properties, component);
			values.add(which.test(component) ? another(value, component.getType()) : value);
		}
		return create(properties, values.toArray());
	}

	@SuppressWarnings("unchecked")
	private static <P extends Record> P create(P like, @Nullable Object[] values) {
		Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			Constructor<?> constructor = like.getClass().getDeclaredConstructor(types);
			return (P) constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot make a " + like.getClass(), ex);
		}
	}

	private static Object another(@Nullable Object value, Class<?> type) {
		if (type.isEnum()) {
			Object first = type.getEnumConstants()[0];
			return first.equals(value) ? type.getEnumConstants()[1] : first;
		}
		if (value instanceof Record group) {
			return changed(group, (component) -> true);
		}
		if (value instanceof Duration duration) {
			return duration.plusSeconds(1);
		}
		if (value instanceof DataSize size) {
			return DataSize.ofBytes(size.toBytes() + 1);
		}
		if (value instanceof Boolean flag) {
			return !flag;
		}
		if (value instanceof Double number) {
			return number / 2;
		}
		if (value instanceof List<?>) {
			return List.of("tenant");
		}
		return (value != null) ? (Integer) value + 1 : 7;
	}

	private static @Nullable Object read(Record owner, RecordComponent component) {
		component.getAccessor().setAccessible(true);
		return ReflectionUtils.invokeMethod(component.getAccessor(), owner);
	}

}
