/**
 * JSON Web Tokens as credentials. The only room with a JOSE library.
 */
@NullMarked
package io.actorprocess.http.jwt;

import org.jspecify.annotations.NullMarked;
