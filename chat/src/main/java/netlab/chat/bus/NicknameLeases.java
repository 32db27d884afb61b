package netlab.chat.bus;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Nicknames as keys of Redis, which hold the server that has them and expire unless it renews them: two servers cannot
 * take one name, and a crashed server keeps none. When Redis is away, names are granted, and sorted out later.
 */
final class NicknameLeases implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(NicknameLeases.class.getName());

    private static final String PREFIX = RedisBus.PREFIX + "nick:";
    private static final String RELEASE =
            "if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end";

    /** Renews the keys that are ours or nobody's, and returns the numbers of those that are somebody else's. */
    private static final String RENEW = """
            local lost = {}
            for i, key in ipairs(KEYS) do
              local owner = redis.call('get', key)
              if not owner or owner == ARGV[1] then
                redis.call('set', key, ARGV[1], 'PX', ARGV[2])
              else
                lost[#lost + 1] = i - 1
              end
            end
            return lost
            """;

    private final URI redis;
    private final String self;
    private final int timeoutMillis;
    private Jedis jedis;

    NicknameLeases(URI redis, String self, int timeoutMillis) {
        this.redis = redis;
        this.self = self;
        this.timeoutMillis = timeoutMillis;
    }

    /** Takes a name; false if another server has it. */
    synchronized boolean claim(String key) {
        try {
            String taken = connection()
                    .set(PREFIX + key, self, SetParams.setParams().nx().px(leaseMillis()));
            return taken != null || self.equals(connection().get(PREFIX + key));
        } catch (JedisException e) {
            forgetConnection(e);
            return true;
        }
    }

    /** Gives a name back, if it is ours. */
    synchronized void release(String key) {
        try {
            connection().eval(RELEASE, List.of(PREFIX + key), List.of(self));
        } catch (JedisException e) {
            forgetConnection(e);
        }
    }

    /**
     * Renews names over the caller's connection, and returns those that another server has.
     *
     * @param names asked for here, where no name is given back meanwhile: one that was would be taken again, by nobody
     */
    synchronized List<String> renew(Jedis connection, Supplier<List<String>> names) {
        List<String> keys = names.get();
        if (keys.isEmpty()) {
            return List.of();
        }
        Object lost = connection.eval(
                RENEW, keys.stream().map(key -> PREFIX + key).toList(), List.of(self, String.valueOf(leaseMillis())));
        List<String> lostKeys = new ArrayList<>();
        for (Object index : (List<?>) lost) {
            lostKeys.add(keys.get(((Long) index).intValue()));
        }
        return lostKeys;
    }

    private static long leaseMillis() {
        return RemoteUsers.LEASE.plus(Duration.ofSeconds(1)).toMillis();
    }

    private Jedis connection() {
        if (jedis == null) {
            jedis = new Jedis(redis, timeoutMillis);
        }
        return jedis;
    }

    private void forgetConnection(JedisException e) {
        LOG.log(Level.DEBUG, "Redis is away: {0}", e.getMessage());
        close();
    }

    @Override
    public synchronized void close() {
        if (jedis != null) {
            try {
                jedis.close();
            } catch (JedisException e) {
                LOG.log(Level.DEBUG, "Redis is away: {0}", e.getMessage());
            }
            jedis = null;
        }
    }
}
