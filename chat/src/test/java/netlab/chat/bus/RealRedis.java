// HIDDEN FILE
package netlab.chat.bus;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import netlab.net.Deadline;
import netlab.testkit.FreePort;
import netlab.testkit.LabProcess;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A real Redis that can go away and come back: a container where there is a Docker engine (the image is {@code
 * -Dredis.image}, or {@code redis:7-alpine}), and else a {@code redis-server} from the PATH. {@code -Dredis.from=docker}
 * and {@code -Dredis.from=path} insist on one of them.
 */
abstract class RealRedis implements AutoCloseable {
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);

    /** Where a Redis can be had, looked up once. */
    private static final Optional<String> SOURCE = findSource();

    static Optional<String> source() {
        return SOURCE;
    }

    static RealRedis start() throws IOException {
        return SOURCE.orElseThrow().equals("docker") ? new Contained() : new Local();
    }

    private static Optional<String> findSource() {
        String wanted = System.getProperty("redis.from", "");
        if (!wanted.equals("path") && DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("docker");
        }
        return !wanted.equals("docker") && isOnPath() ? Optional.of("path") : Optional.empty();
    }

    private static boolean isOnPath() {
        try (LabProcess version =
                LabProcess.command("redis-server", "--version").start()) {
            return version.awaitExit().exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    abstract URI uri();

    /** Redis goes away: refused, or silent. */
    abstract void stop();

    /** Redis is back, with or without what it knew, when this method returns. */
    abstract void startAgain() throws IOException;

    @Override
    public abstract void close();

    void awaitReady() throws IOException {
        Deadline deadline = Deadline.after(READY_WITHIN);
        while (true) {
            try (Jedis jedis = new Jedis(uri(), deadline.remainingMillis())) {
                jedis.ping();
                return;
            } catch (JedisException e) {
                deadline.remainingMillis(); // throws when the time is over
                Thread.onSpinWait();
            }
        }
    }

    /** A process of this machine; it forgets everything when it is stopped. */
    private static final class Local extends RealRedis {
        private final int port = FreePort.choose();
        private LabProcess process;

        Local() throws IOException {
            startAgain();
        }

        @Override
        URI uri() {
            return URI.create("redis://127.0.0.1:" + port);
        }

        @Override
        void stop() {
            process.close();
        }

        @Override
        void startAgain() throws IOException {
            process = LabProcess.command(
                            "redis-server",
                            "--port",
                            "" + port,
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .start();
            process.awaitStdout("Ready to accept connections");
            awaitReady();
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** A container; it is paused and goes on: silent, but with what it knew. */
    private static final class Contained extends RealRedis {
        private static final int PORT = 6379;

        private final GenericContainer<?> container;

        Contained() throws IOException {
            String local = System.getProperty("redis.image");
            container = new GenericContainer<>(DockerImageName.parse(local == null ? "redis:7-alpine" : local))
                    .withExposedPorts(PORT)
                    .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1));
            if (local != null) {
                container.withImagePullPolicy(name -> false);
            }
            container.start();
            awaitReady();
        }

        @Override
        URI uri() {
            return URI.create("redis://" + container.getHost() + ":" + container.getMappedPort(PORT));
        }

        @Override
        void stop() {
            container
                    .getDockerClient()
                    .pauseContainerCmd(container.getContainerId())
                    .exec();
        }

        @Override
        void startAgain() throws IOException {
            container
                    .getDockerClient()
                    .unpauseContainerCmd(container.getContainerId())
                    .exec();
            awaitReady();
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
