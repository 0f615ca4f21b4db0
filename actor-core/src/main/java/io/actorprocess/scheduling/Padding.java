package io.actorprocess.scheduling;

/**
 * Keeps the fields of a subclass off the cache lines of whatever lies before the object:
 * 128 bytes, as processors fetch lines in pairs.
 */
abstract class Padding {

	long before00, before01, before02, before03, before04, before05, before06, before07;

	long before08, before09, before10, before11, before12, before13, before14, before15;

}
