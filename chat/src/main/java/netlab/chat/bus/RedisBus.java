package netlab.chat.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The bus over Redis. What happens is published on one channel; who is where is told anew every {@link #HEARTBEAT}, and
 * forgotten after {@link RemoteUsers#LEASE} of silence; nicknames are keys that expire ({@link NicknameLeases}).
 *
 * <p>Two threads: one publishes and beats, one listens. Each has a connection of its own, since a connection that has
 * subscribed can do nothing else, and each makes a new one when Redis was away. In the meantime nothing is kept for it:
 * the servers go on alone.
 */
public final class RedisBus implements Bus {
    static final Duration HEARTBEAT = Duration.ofSeconds(2);
    static final String PREFIX = "netlab:chat:";

    private static final String CHANNEL = PREFIX + "events";
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int FOR_EVER = 0;
    private static final int MAX_QUEUED = 10_000;

    private static final System.Logger LOG = System.getLogger(RedisBus.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String self = UUID.randomUUID().toString();
    private final URI redis;
    private final NicknameLeases leases;
    private final RemoteUsers remoteUsers = new RemoteUsers();
    private final BlockingQueue<BusEvent> outgoing = new ArrayBlockingQueue<>(MAX_QUEUED);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread publisher = new Thread(this::publishAll, "chat-bus-publish");
    private final Thread listener = new Thread(this::listenAlways, "chat-bus-listen");
    private volatile Chat chat;
    private volatile boolean subscribed;
    private volatile boolean away;
    private volatile JedisPubSub subscription;

    private record Envelope(String server, BusEvent event) {}

    private RedisBus(URI redis) {
        this.redis = redis;
        this.leases = new NicknameLeases(redis, self, TIMEOUT_MILLIS);
        publisher.setDaemon(true);
        listener.setDaemon(true);
    }

    /**
     * Returns a bus over the Redis at {@code redis}, such as {@code redis://127.0.0.1:6379}.
     *
     * @throws IOException if there is no Redis now; later it may come and go
     */
    public static RedisBus connect(URI redis) throws IOException {
        try (Jedis jedis = new Jedis(redis, TIMEOUT_MILLIS)) {
            jedis.ping();
        } catch (JedisException e) {
            throw new IOException("cannot reach Redis at " + redis.getHost() + ":" + redis.getPort(), e);
        }
        return new RedisBus(redis);
    }

    @Override
    public void start(Chat chat) {
        this.chat = chat;
        listener.start();
        publisher.start();
    }

    @Override
    public boolean claim(String key) {
        return away || leases.claim(key);
    }

    @Override
    public void release(String key) {
        if (!away) {
            leases.release(key);
        }
    }

    @Override
    public void publish(BusEvent event) {
        if (!away && !outgoing.offer(event)) {
            LOG.log(Level.WARNING, "the bus is too slow: an event is lost");
        }
    }

    @Override
    public List<User> usersElsewhere() {
        return remoteUsers.all();
    }

    // Publishing

    private void publishAll() {
        while (!isClosed(Duration.ZERO)) {
            try (Jedis jedis = new Jedis(redis, TIMEOUT_MILLIS)) {
                while (!isClosed(Duration.ZERO)) {
                    beat(jedis);
                    publishUntilNextBeat(jedis);
                }
            } catch (JedisException e) {
                LOG.log(Level.DEBUG, "Redis is away: {0}", e.getMessage());
                goAway();
                isClosed(RETRY);
            } catch (InterruptedException e) {
                return; // only close() interrupts this thread
            }
        }
    }

    /** Tells that we live, and who is here; keeps their nicknames ours. */
    private void beat(Jedis jedis) throws InterruptedException {
        List<String> lost = leases.renew(
                jedis, () -> chat.usersHere().stream().map(User::key).toList());
        publish(jedis, new BusEvent.Present(chat.usersHere()));
        if (subscribed) {
            comeBack();
        }
        lost.forEach(chat::nicknameLost);
    }

    private void publishUntilNextBeat(Jedis jedis) throws InterruptedException {
        long nextBeat = System.nanoTime() + HEARTBEAT.toNanos();
        long wait = HEARTBEAT.toNanos();
        while (wait > 0) {
            BusEvent event = outgoing.poll(wait, TimeUnit.NANOSECONDS);
            if (event instanceof BusEvent.Present) {
                return; // somebody is new, and wants to know who is here
            }
            if (event != null) {
                publish(jedis, event);
            }
            wait = nextBeat - System.nanoTime();
        }
    }

    private void publish(Jedis jedis, BusEvent event) {
        try {
            jedis.publish(CHANNEL, JSON.writeValueAsString(new Envelope(self, event)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events are made of what JSON has", e);
        }
    }

    // Listening

    private void listenAlways() {
        while (!isClosed(Duration.ZERO)) {
            try (Jedis jedis = new Jedis(redis, FOR_EVER)) {
                subscription = new Subscription();
                jedis.subscribe(subscription, CHANNEL);
            } catch (JedisException e) {
                LOG.log(Level.DEBUG, "Redis is away: {0}", e.getMessage());
            }
            subscribed = false;
            goAway();
            isClosed(RETRY);
        }
    }

    private final class Subscription extends JedisPubSub {
        @Override
        public void onSubscribe(String channel, int count) {
            subscribed = true;
            outgoing.offer(new BusEvent.Present(List.of())); // beat now
        }

        @Override
        public void onMessage(String channel, String message) {
            try {
                Envelope envelope = JSON.readValue(message, Envelope.class);
                if (!envelope.server().equals(self)) {
                    receive(envelope.server(), envelope.event());
                }
            } catch (JsonProcessingException e) {
                LOG.log(
                        Level.WARNING,
                        "something on the bus is no event of a chat server: {0}",
                        e.getOriginalMessage());
            }
        }
    }

    private void receive(String server, BusEvent event) {
        if (remoteUsers.learn(server, event)) {
            outgoing.offer(new BusEvent.Present(List.of())); // a server we did not know does not know us, either
        }
        chat.happenedElsewhere(event);
    }

    // Redis comes and goes

    private synchronized void goAway() {
        if (!away && !isClosed(Duration.ZERO)) {
            away = true;
            outgoing.clear();
            remoteUsers.clear();
            chat.announce("the other servers cannot be reached; this one goes on alone");
        }
    }

    private synchronized void comeBack() {
        if (away) {
            away = false;
            chat.announce("the other servers are back");
        }
    }

    private boolean isClosed(Duration within) {
        try {
            return closed.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        publisher.interrupt();
        JedisPubSub current = subscription;
        if (current != null && current.isSubscribed()) {
            try {
                current.unsubscribe();
            } catch (JedisException e) {
                LOG.log(Level.DEBUG, "Redis is away: {0}", e.getMessage());
            }
        }
        leases.close();
    }
}
