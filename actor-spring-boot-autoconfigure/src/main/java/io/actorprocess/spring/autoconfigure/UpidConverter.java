package io.actorprocess.spring.autoconfigure;

import org.springframework.core.convert.converter.Converter;

import io.actorprocess.message.UPID;

/**
 * Lets a property of an application be the address of a process.
 * <p>
 * Thread-safety: stateless.
 */
final class UpidConverter implements Converter<String, UPID> {

	@Override
	public UPID convert(String text) {
		return UPID.parse(text);
	}

}
