/**
 * A small Mesos: a master that offers the slots of its agents to frameworks, and a
 * framework that counts words. Time is told by process delays and texts come through
 * {@link io.actorprocess.demo.text.TextSource}, so all of it runs in a simulation too.
 */
@NullMarked
package io.actorprocess.demo.mesos;

import org.jspecify.annotations.NullMarked;
