/**
 * A slice of a Spring Boot application with its processes and nothing else. The only
 * package with Spring, and of use only where Spring Boot's test modules are.
 */
@NullMarked
package io.actorprocess.test.spring;

import org.jspecify.annotations.NullMarked;
