package io.actorprocess.remote;

import io.actorprocess.http.HttpResponse;

/**
 * What {@link ResponseDecoder} makes of the bytes that arrive.
 * <p>
 * Thread-safety: immutable as long as nobody changes a body.
 *
 * @param response the response; if its body is a stream, the decoder feeds it
 * @param keepAlive whether another response can follow
 */
public record DecodedResponse(HttpResponse response, boolean keepAlive) {

}
