/**
 * What waits for the end of a transaction. The only package that knows Spring's
 * transactions.
 */
@NullMarked
package io.actorprocess.spring.transaction;

import org.jspecify.annotations.NullMarked;
