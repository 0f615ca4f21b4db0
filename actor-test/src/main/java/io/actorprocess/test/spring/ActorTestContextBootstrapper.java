package io.actorprocess.test.spring;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Makes the context of an {@link ActorTest}.
 */
final class ActorTestContextBootstrapper extends TestSliceTestContextBootstrapper<ActorTest> {

}
