package io.actorprocess.test.spring.shop;

import org.springframework.stereotype.Component;

/**
 * Is no process, so a slice goes without.
 */
@Component
class Accountant {

}
