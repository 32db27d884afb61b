package netlab.chat.bus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/** Who is on the other servers, as they tell; those of a server that falls silent are forgotten. */
final class RemoteUsers {
    /** Silence after which a server is taken for dead: three heartbeats that did not come, and a bit. */
    static final Duration LEASE = Duration.ofSeconds(7);

    private final ConcurrentMap<String, Peer> servers = new ConcurrentHashMap<>();

    private static final class Peer {
        private final Map<String, Bus.User> users = new ConcurrentHashMap<>();
        private volatile long heardAt = System.nanoTime();

        boolean isSilent() {
            return System.nanoTime() - heardAt > LEASE.toNanos();
        }
    }

    /** Learns from an event, and tells whether the server it comes from is new. */
    boolean learn(String server, BusEvent event) {
        Peer peer = new Peer();
        Peer known = servers.putIfAbsent(server, peer);
        Peer current = known == null ? peer : known;
        current.heardAt = System.nanoTime();
        if (event instanceof BusEvent.Present present) {
            current.users
                    .keySet()
                    .retainAll(present.users().stream().map(Bus.User::key).collect(Collectors.toSet()));
            present.users().forEach(user -> current.users.put(user.key(), user));
        } else if (event instanceof BusEvent.Moved moved) {
            if (moved.from() != null) {
                current.users.remove(moved.from().key());
            }
            if (moved.to() != null) {
                current.users.put(moved.to().key(), moved.to());
            }
        }
        return known == null;
    }

    List<Bus.User> all() {
        servers.values().removeIf(Peer::isSilent);
        return servers.values().stream()
                .flatMap(peer -> peer.users.values().stream())
                .toList();
    }

    void clear() {
        servers.clear();
    }
}
