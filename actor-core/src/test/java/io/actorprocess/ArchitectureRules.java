package io.actorprocess;

import java.io.ObjectInputStream;
import java.lang.invoke.VarHandle;
import java.time.InstantSource;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * What holds for every class of the core. The base package is a parameter, so that each
 * rule can also be shown a miniature of the core in which it is broken.
 *
 * @param base the package in which the rooms are
 */
record ArchitectureRules(String base) {

	private static final DescribedPredicate<JavaClass> MUTABLE_COLLECTION = assignableTo(Collection.class)
		.or(assignableTo(Map.class));

	/** Types whose instances are state or own threads, whatever they are used for. */
	private static final DescribedPredicate<JavaClass> STATEFUL = assignableTo(ThreadLocal.class)
		.or(assignableTo(Thread.class))
		.or(assignableTo(Executor.class))
		.or(assignableTo(Lock.class))
		.or(assignableTo(CompletionStage.class))
		.or(JavaClass.Predicates.resideInAPackage("java.util.concurrent.atomic"))
		.or(assignableTo(StringBuilder.class));

	ArchRule roomsDependDownwards() {
		return classes().should(rooms().dependDownwards()).allowEmptyShould(true);
	}

	ArchRule packagesAreFreeOfCycles() {
		return slices().matching(this.base + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
	}

	ArchRule nettyStaysInItsRoom() {
		return vendorStaysIn("remote.netty", "io.netty..");
	}

	ArchRule protobufStaysInItsRoom() {
		return vendorStaysIn("protobuf", "com.google.protobuf..");
	}

	ArchRule joseStaysInItsRoom() {
		return vendorStaysIn("http.jwt", "com.nimbusds..");
	}

	ArchRule vendorsStayOutside(String... vendors) {
		return noClasses().should().dependOnClassesThat().resideInAnyPackage(vendors).allowEmptyShould(true);
	}

	ArchRule packagesAreNullMarked() {
		return classes().should(new ArchCondition<>("be in a package that is @NullMarked") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked,
						type.getName() + " is in a package whose package-info.java lacks @NullMarked"));
			}

		}).allowEmptyShould(true);
	}

	ArchRule memoryOrderIsNamed() {
		return noAccessTo("plain VarHandle access",
				targetOwner(type(VarHandle.class)).and(target(nameMatching("get|set"))))
			.because("an access without a memory order is either a mistake or a plain field access");
	}

	ArchRule nobodySleeps() {
		return noAccessTo("sleep",
				targetOwner(type(Thread.class)).or(targetOwner(type(TimeUnit.class))).and(target(name("sleep"))));
	}

	ArchRule nobodyPrints() {
		DescribedPredicate<JavaAccess<?>> streams = targetOwner(type(System.class))
			.and(target(nameMatching("out|err")));
		DescribedPredicate<JavaAccess<?>> traces = targetOwner(assignableTo(Throwable.class))
			.and(target(name("printStackTrace")));
		return noAccessTo("console", streams.or(traces));
	}

	ArchRule wallClockIsReadInTheClockRoomOnly() {
		DescribedPredicate<JavaAccess<?>> millis = targetOwner(type(System.class))
			.and(target(name("currentTimeMillis")));
		DescribedPredicate<JavaAccess<?>> now = targetOwner(assignableTo(TemporalAccessor.class))
			.and(target(name("now")));
		DescribedPredicate<JavaAccess<?>> system = targetOwner(assignableTo(InstantSource.class))
			.and(target(nameMatching("system.*|tick.*")));
		return noAccessTo("the wall clock", millis.or(now).or(system), "clock");
	}

	ArchRule nanosAreReadInTheClockAndSchedulingRoomsOnly() {
		return noAccessTo("nanoTime", targetOwner(type(System.class)).and(target(name("nanoTime"))), "clock",
				"scheduling");
	}

	ArchRule nothingIsDeserialized() {
		return noClasses().should()
			.dependOnClassesThat()
			.areAssignableTo(ObjectInputStream.class)
			.allowEmptyShould(true);
	}

	ArchRule staticsHoldNoState() {
		return fields().that().areStatic().and(areWritten()).should(new ArchCondition<>("be immutable constants") {

			@Override
			public void check(JavaField field, ConditionEvents events) {
				boolean constant = field.getModifiers().contains(JavaModifier.FINAL) && isConstant(field);
				events.add(new SimpleConditionEvent(field, constant, field.getDescription() + " holds state"));
			}

		}).allowEmptyShould(true);
	}

	ArchRule staticInitializersBuildNoMutableCollections() {
		return noClasses().should()
			.callConstructorWhere(
					targetOwner(MUTABLE_COLLECTION.or(STATEFUL)).and(JavaAccess.Predicates.origin(name("<clinit>")))
						.as("a static initializer makes a mutable collection or another holder of state"))
			.allowEmptyShould(true);
	}

	private Rooms rooms() {
		return new Rooms(this.base);
	}

	private ArchRule vendorStaysIn(String room, String vendor) {
		return noClasses().that(DescribedPredicate.not(rooms().anyOf(room)))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(vendor)
			.allowEmptyShould(true);
	}

	private ArchRule noAccessTo(String what, DescribedPredicate<? super JavaAccess<?>> access,
			String... exceptInRooms) {
		return noClasses().that(DescribedPredicate.not(rooms().anyOf(exceptInRooms)))
			.should()
			.accessTargetWhere(DescribedPredicate.describe(what, access::test))
			.allowEmptyShould(true);
	}

	/**
	 * Leaves out what the compiler adds: tables of enum switches, the assertion flag, the
	 * values of an enum.
	 */
	private static DescribedPredicate<JavaField> areWritten() {
		return DescribedPredicate.describe("are written by hand",
				(field) -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
	}

	/** An array is as good as a constant while no other class can reach it. */
	private boolean isConstant(JavaField field) {
		JavaClass type = field.getRawType();
		boolean hidden = field.getModifiers().contains(JavaModifier.PRIVATE);
		return isConstant((type.isArray() && hidden) ? type.getBaseComponentType() : type);
	}

	/**
	 * Whether a value of some type is as constant as its variable, as far as the type
	 * tells: a class of ours must have final fields only, of interfaces we expect it.
	 */
	private boolean isConstant(JavaClass type) {
		if (type.isPrimitive() || type.isEnum()) {
			return true;
		}
		if (Stream.of(List.class, Set.class, Map.class).anyMatch(type::isEquivalentTo)) {
			return true;
		}
		if (type.isArray() || MUTABLE_COLLECTION.or(STATEFUL).test(type)) {
			return false;
		}
		return !type.getPackageName().startsWith(this.base) || type.getAllFields()
			.stream()
			.allMatch((field) -> field.getModifiers().contains(JavaModifier.STATIC)
					|| field.getModifiers().contains(JavaModifier.FINAL));
	}

}
