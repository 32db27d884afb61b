package netlab.chat.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import netlab.chat.bus.BusEvent;
import netlab.net.Addresses;

/** The files that were offered lately. The bytes go from client to client; here is only where to get them. */
final class FileOffers {
    /** An offer that nobody took for so long is forgotten. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final int MAX_OFFERS = 10_000;
    private static final int LOWEST_ID = 100_000;
    private static final int HIGHEST_ID = 999_999;

    private final Cache<Integer, BusEvent.Offered> offers = Caffeine.newBuilder()
            .expireAfterWrite(LIFETIME)
            .maximumSize(MAX_OFFERS)
            .build();

    /** Puts an offer together, with an id that is unlikely to be in use on any server. */
    static BusEvent.Offered offer(Member from, String toKey, Command.Offer command) {
        int id = ThreadLocalRandom.current().nextInt(LOWEST_ID, HIGHEST_ID + 1);
        return new BusEvent.Offered(
                id,
                from.nickname().name(),
                toKey,
                from.address().getHostAddress(),
                command.port(),
                command.size(),
                command.name());
    }

    /** Keeps an offer, and tells the one whom it is made to. */
    void announce(BusEvent.Offered offer, Member taker) {
        offers.put(offer.id(), offer);
        taker.inform(
                offer.from() + " offers you " + offer.name() + " (" + offer.size() + " bytes): /get " + offer.id());
    }

    /** Returns an offer to the one whom it was made to. */
    Optional<BusEvent.Offered> find(int id, Nickname taker) {
        return Optional.ofNullable(offers.getIfPresent(id))
                .filter(offer -> offer.toKey().equals(taker.key()));
    }

    /** What the one who takes it reads, a program among them: {@code file 123456 at 127.0.0.1:40000 1234 notes.txt}. */
    static String whereabouts(BusEvent.Offered offer) {
        return "file " + offer.id() + " at " + Addresses.format(offer.host(), offer.port()) + " " + offer.size() + " "
                + offer.name();
    }
}
