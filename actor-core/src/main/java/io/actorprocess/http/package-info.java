/**
 * HTTP as values: requests, responses, headers and the percent coding. No sockets here.
 */
@NullMarked
package io.actorprocess.http;

import org.jspecify.annotations.NullMarked;
