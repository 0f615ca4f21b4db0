/**
 * Jobs over HTTP.
 */
@NullMarked
package io.actorprocess.demo.jobs;

import org.jspecify.annotations.NullMarked;
