package io.actorprocess.test.spring.shop;

interface Prices {

	long price();

}
