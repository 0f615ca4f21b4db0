package io.actorprocess.spring.bean;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

import io.actorprocess.process.ProcessContext;
import io.actorprocess.spring.Param;

/**
 * A parameter of the query, converted.
 * <p>
 * Thread-safety: immutable.
 */
final class QueryArgument implements Argument<RouteCall> {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private final String name;

	private final @Nullable String defaultValue;

	private final boolean required;

	private final boolean wrapped;

	private final TypeDescriptor type;

	private final ConversionService conversion;

	QueryArgument(MethodParameter parameter, Param annotation, String name, ConversionService conversion) {
		this.name = name;
		this.defaultValue = annotation.defaultValue().equals(Param.NONE) ? null : annotation.defaultValue();
		this.required = !parameter.isOptional();
		this.wrapped = parameter.getParameterType() == Optional.class;
		this.type = new TypeDescriptor(parameter.nestedIfOptional());
		this.conversion = conversion;
	}

	/** Whether the conversion service knows a way from text to the parameter's type. */
	boolean isConvertible() {
		return this.conversion.canConvert(TEXT, this.type);
	}

	@Override
	public @Nullable Object resolve(ProcessContext context, RouteCall call) throws UnusableEventException {
		String text = call.request().query().get(this.name);
		String given = (text != null) ? text : this.defaultValue;
		Object value = (given != null) ? convert(given) : null;
		if (this.wrapped) {
			return Optional.ofNullable(value);
		}
		if (value == null && this.required) {
			throw new UnusableEventException("The query parameter '" + this.name + "' is missing", null);
		}
		return value;
	}

	private @Nullable Object convert(String text) throws UnusableEventException {
		try {
			return this.conversion.convert(text, TEXT, this.type);
		}
		catch (ConversionException ex) {
			throw new UnusableEventException("The query parameter '" + this.name + "' is '" + text + "', which is no "
					+ this.type.getObjectType().getSimpleName(), ex);
		}
	}

}
