package netlab.webserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/** Servers as tests need them: on a free port, and with limits short enough to be waited for. */
final class Servers {
    private Servers() {}

    static InetSocketAddress freePort() {
        return new InetSocketAddress("127.0.0.1", 0);
    }

    static WebServer builtIn() throws IOException {
        return WebServer.start(freePort());
    }

    static WebServer of(Path root) throws IOException {
        return WebServer.start(freePort(), root);
    }

    static WebServer with(Limits limits) throws IOException {
        return WebServer.start(freePort(), new BuiltInPages(), AccessLog.NONE, limits);
    }

    static WebServer with(AccessLog log) throws IOException {
        return WebServer.start(freePort(), new BuiltInPages(), log, Limits.STANDARD);
    }

    static Limits headTime(Duration time) {
        Limits s = Limits.STANDARD;
        return new Limits(time, s.bodyTime(), s.idleTime(), s.writeTime(), s.requestsPerConnection());
    }

    static Limits bodyTime(Duration time) {
        Limits s = Limits.STANDARD;
        return new Limits(s.headTime(), time, s.idleTime(), s.writeTime(), s.requestsPerConnection());
    }

    static Limits idleTime(Duration time) {
        Limits s = Limits.STANDARD;
        return new Limits(s.headTime(), s.bodyTime(), time, s.writeTime(), s.requestsPerConnection());
    }
}
