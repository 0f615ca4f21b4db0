package io.actorprocess.spring.bean;

import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.scheduling.support.PeriodicTrigger;
import org.springframework.util.StringUtils;
import org.springframework.util.StringValueResolver;

/**
 * Reads the schedules of a bean off its methods marked with {@link Scheduled}.
 * <p>
 * Thread-safety: immutable.
 *
 * @param values resolves placeholders
 */
record ScheduleReader(StringValueResolver values) {

	static boolean hasSchedules(Class<?> type) {
		return !methods(type).isEmpty();
	}

	/**
	 * Reads a bean.
	 * @param bean the bean as Spring gives it
	 * @return its schedules, without those that are switched off
	 * @throws InvalidProcessException if a schedule cannot be understood
	 */
	List<Schedule> read(Object bean) {
		List<Schedule> schedules = new ArrayList<>();
		methods(AopUtils.getTargetClass(bean)).forEach((method, annotations) -> {
			Handler<Notice> handler = Handler.of(bean, method, NoticeArguments::ofOwn);
			for (Scheduled annotation : annotations) {
				Trigger trigger = trigger(method, annotation);
				if (trigger != null) {
					schedules.add(new Schedule(handler, trigger));
				}
			}
		});
		return List.copyOf(schedules);
	}

	private static Map<Method, Set<Scheduled>> methods(Class<?> type) {
		return MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<Set<Scheduled>>) (method) -> {
			Set<Scheduled> found = AnnotatedElementUtils.getMergedRepeatableAnnotations(method, Scheduled.class,
					Schedules.class);
			return found.isEmpty() ? null : found;
		});
	}

	private @Nullable Trigger trigger(Method method, Scheduled annotation) {
		HandlerReader.requireVoid(method, Scheduled.class);
		if (!annotation.scheduler().isEmpty()) {
			throw InvalidProcessException.of(method,
					"asks for the scheduler '" + annotation.scheduler() + "', but it belongs to a process",
					"Leave the scheduler out: the process itself calls the method.");
		}
		try {
			return annotation.cron().isEmpty() ? periodic(method, annotation) : cron(annotation);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw InvalidProcessException.of(method, "has a schedule that cannot be understood: " + ex.getMessage(),
					"Correct the @Scheduled annotation.");
		}
	}

	private @Nullable Trigger cron(Scheduled annotation) {
		String expression = resolve(annotation.cron());
		String zone = resolve(annotation.zone());
		if (expression.equals(Scheduled.CRON_DISABLED)) {
			return null;
		}
		return new CronTrigger(expression, zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone));
	}

	private Trigger periodic(Method method, Scheduled annotation) {
		Duration first = duration(annotation, annotation.initialDelay(), annotation.initialDelayString());
		Duration delay = duration(annotation, annotation.fixedDelay(), annotation.fixedDelayString());
		Duration rate = duration(annotation, annotation.fixedRate(), annotation.fixedRateString());
		Duration period = (delay != null) ? delay : rate;
		if (delay != null && rate != null) {
			throw InvalidProcessException.of(method, "has both a fixed delay and a fixed rate", "Keep one of the two.");
		}
		if (period == null && first == null) {
			throw InvalidProcessException.of(method, "is marked with @Scheduled, which says no time",
					"Give it a cron expression, a fixedDelay, a fixedRate or an initialDelay.");
		}
		return (period != null) ? repeated(period, rate != null, first) : (context) -> once(context, first);
	}

	private static Trigger repeated(Duration period, boolean fixedRate, @Nullable Duration first) {
		PeriodicTrigger trigger = new PeriodicTrigger(period);
		trigger.setFixedRate(fixedRate);
		if (first != null) {
			trigger.setInitialDelay(first);
		}
		return trigger;
	}

	private static @Nullable Instant once(TriggerContext context, @Nullable Duration delay) {
		return (context.lastCompletion() == null)
				? context.getClock().instant().plus((delay != null) ? delay : Duration.ZERO) : null;
	}

	private @Nullable Duration duration(Scheduled annotation, long number, String text) {
		if (number >= 0) {
			return Duration.of(number, annotation.timeUnit().toChronoUnit());
		}
		String resolved = resolve(text);
		return resolved.isEmpty() ? null : DurationFormatterUtils.detectAndParse(resolved,
				DurationFormat.Unit.fromChronoUnit(annotation.timeUnit().toChronoUnit()));
	}

	private String resolve(String text) {
		String resolved = StringUtils.hasLength(text) ? this.values.resolveStringValue(text) : text;
		return (resolved != null) ? resolved : "";
	}

}
