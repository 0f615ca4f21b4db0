/**
 * Who, where and what: addresses, process identities and named messages. Values only.
 */
@NullMarked
package io.actorprocess.message;

import org.jspecify.annotations.NullMarked;
