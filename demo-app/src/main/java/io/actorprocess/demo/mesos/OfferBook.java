package io.actorprocess.demo.mesos;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The offers that stand.
 * <p>
 * Thread-safety: belongs to the master.
 */
final class OfferBook {

	private final Map<String, OpenOffer> offers = new LinkedHashMap<>();

	private long made;

	/** An id for the next offer. */
	String nextId() {
		this.made++;
		return "offer-" + this.made;
	}

	void add(OpenOffer offer) {
		this.offers.put(offer.id(), offer);
	}

	/** Takes an offer out if it stands and is for that framework. */
	@Nullable OpenOffer take(String offerId, String frameworkId) {
		OpenOffer offer = this.offers.get(offerId);
		if (offer == null || !offer.frameworkId().equals(frameworkId)) {
			return null;
		}
		this.offers.remove(offerId);
		offer.expiry().cancel();
		return offer;
	}

	/** Takes all offers out that fulfil a condition. */
	List<OpenOffer> takeAll(Predicate<OpenOffer> condition) {
		List<OpenOffer> taken = this.offers.values().stream().filter(condition).toList();
		taken.forEach((offer) -> take(offer.id(), offer.frameworkId()));
		return taken;
	}

	Collection<OpenOffer> all() {
		return Collections.unmodifiableCollection(this.offers.values());
	}

}
