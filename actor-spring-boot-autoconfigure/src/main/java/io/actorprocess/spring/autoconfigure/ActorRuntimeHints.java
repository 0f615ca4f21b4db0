package io.actorprocess.spring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

import io.actorprocess.spring.bean.ProcessBeans;

/**
 * What a native image must keep: the methods that make PIDs and spawners, whose bean
 * definitions are registered anew at each start, and the files of the console.
 */
final class ActorRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerType(ProcessBeans.class, MemberCategory.INVOKE_PUBLIC_METHODS);
		hints.resources().registerPattern("io/actorprocess/spring/actuate/console/*");
	}

}
