package com.example.visits;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

import io.actorprocess.message.UPID;

/**
 * @param archive address of the archive, such as archive@127.0.0.1:5050; the one in this
 * JVM if not set
 */
@ConfigurationProperties("visits")
record VisitsProperties(@Nullable UPID archive) {

}
