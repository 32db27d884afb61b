package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what the server tells, for a test to wait for. */
final class RecordingObserver implements NameIdServer.Observer {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @Override
    public void connected(InetSocketAddress client) {
        events.add("connected");
    }

    @Override
    public void named(InetSocketAddress client, Name name) {
        events.add("named " + name.value());
    }

    @Override
    public void refused(InetSocketAddress client, String reason) {
        events.add("refused: " + reason);
    }

    void expect(String event) throws InterruptedException {
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
    }

    void expectBeginning(String event) throws InterruptedException {
        assertThat(events.poll(10, TimeUnit.SECONDS)).startsWith(event);
    }
}
