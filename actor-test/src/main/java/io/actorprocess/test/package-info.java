/**
 * What tests of processes need: a runtime whose time stands still, probes, filters, and
 * assertions.
 */
@NullMarked
package io.actorprocess.test;

import org.jspecify.annotations.NullMarked;
