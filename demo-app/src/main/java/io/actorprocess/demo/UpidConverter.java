package io.actorprocess.demo;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

import io.actorprocess.message.UPID;

/**
 * Lets a property be the address of a process.
 * <p>
 * Thread-safety: stateless.
 */
@Component
@ConfigurationPropertiesBinding
class UpidConverter implements Converter<String, UPID> {

	@Override
	public UPID convert(String text) {
		return UPID.parse(text);
	}

}
