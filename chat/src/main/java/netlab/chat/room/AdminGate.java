package netlab.chat.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may kick and mute: those who know the password, and have not guessed too often. */
final class AdminGate {
    /** Wrong passwords from one address, whatever the nickname and the connection, before further tries are refused. */
    static final int MAX_TRIES = 3;

    static final Duration LOCKED_FOR = Duration.ofMinutes(10);

    private static final int MAX_ADDRESSES = 10_000;

    private final Optional<byte[]> passwordHash;
    private final Cache<InetAddress, AtomicInteger> failures = Caffeine.newBuilder()
            .expireAfterWrite(LOCKED_FOR)
            .maximumSize(MAX_ADDRESSES)
            .build();

    enum Verdict {
        OPEN("you may /kick and /mute now"),
        WRONG("wrong password"),
        LOCKED("too many wrong passwords from your address; try again in " + LOCKED_FOR.toMinutes() + " minutes"),
        NO_PASSWORD("this server was started without an admin password");

        final String sentence;

        Verdict(String sentence) {
            this.sentence = sentence;
        }
    }

    AdminGate(Optional<String> password) {
        this.passwordHash = password.map(AdminGate::hash);
    }

    Verdict enter(InetAddress address, String password) {
        if (passwordHash.isEmpty()) {
            return Verdict.NO_PASSWORD;
        }
        AtomicInteger failed = failures.get(address, a -> new AtomicInteger());
        // Counted before it is looked at, so that many connections cannot try at the same moment.
        if (failed.incrementAndGet() > MAX_TRIES) {
            return Verdict.LOCKED;
        }
        // Hashes are of equal length, and compared in constant time: nothing is learnt from how long it takes.
        if (!MessageDigest.isEqual(passwordHash.get(), hash(password))) {
            return Verdict.WRONG;
        }
        failures.invalidate(address);
        return Verdict.OPEN;
    }

    private static byte[] hash(String password) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
