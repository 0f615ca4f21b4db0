/**
 * The routes of processes, served by the web server of the application.
 */
@NullMarked
package io.actorprocess.spring.web;

import org.jspecify.annotations.NullMarked;
