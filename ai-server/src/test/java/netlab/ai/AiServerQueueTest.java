package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Test;

/** What happens while inference takes its time: a model that waits for the test stands for a slow one. */
class AiServerQueueTest {
    private static final String SUMMARY = "{\"task\":\"summary\",\"text\":\"One. Two.\"}\n";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private final class SlowSummary implements SummaryModel {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public String summarize(String text, SummaryLength length) {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "done";
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private AiServer server(SummaryModel summary, int capacity) throws IOException {
        Models models = new Models(TestModels.builtIn().sentiment(), summary, "cpu");
        return AiServer.start(TestModels.anyPort(), models, 1, capacity, AiServer.IDLE_TIMEOUT);
    }

    private static RawPeer connect(AiServer server) throws IOException {
        RawPeer peer = RawPeer.connect(server.port());
        peer.readLine();
        return peer;
    }

    @Test
    void aLongSummaryDelaysNeitherAPingNorASentiment() throws Exception {
        try (AiServer server = server(new SlowSummary(), 8);
                RawPeer patient = connect(server);
                RawPeer other = connect(server)) {
            patient.send(SUMMARY);
            begun.await();
            other.send("{\"task\":\"ping\"}\n{\"task\":\"sentiment\",\"text\":\"good\"}\n");
            assertThat(other.readLine()).contains("\"ping\"");
            assertThat(other.readLine()).contains("\"sentiment\"");
            released.countDown();
            assertThat(patient.readLine()).contains("\"summary\":\"done\"");
        }
    }

    @Test
    void saysThatItIsBusyWhenTheQueueIsFull() throws Exception {
        try (AiServer server = server(new SlowSummary(), 1);
                RawPeer first = connect(server);
                RawPeer second = connect(server);
                RawPeer third = connect(server)) {
            first.send(SUMMARY);
            begun.await();
            // One is being worked on, one may wait; of these two one is too many.
            second.send(SUMMARY);
            third.send(SUMMARY);
            RawPeer refused = firstToAnswer(second, third);
            assertThat(refused.readLine()).isEqualTo("{\"ok\":false,\"error\":\"busy, try again\"}");
            released.countDown();
            assertThat(first.readLine()).contains("done");
            assertThat((refused == second ? third : second).readLine()).contains("done");
            refused.send(SUMMARY);
            assertThat(refused.readLine()).contains("done");
        }
    }

    private static RawPeer firstToAnswer(RawPeer a, RawPeer b) throws IOException {
        while (true) {
            if (a.socket().getInputStream().available() > 0) {
                return a;
            }
            if (b.socket().getInputStream().available() > 0) {
                return b;
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void answersWhatIsInWorkWhenItIsClosed() throws Exception {
        AiServer server = server(new SlowSummary(), 8);
        try (RawPeer peer = connect(server);
                RawPeer idle = connect(server)) {
            peer.send(SUMMARY);
            begun.await();
            Thread closing = new Thread(server::close);
            closing.start();
            idle.expectEndOfStream();
            released.countDown();
            assertThat(peer.readLine()).contains("\"summary\":\"done\"");
            peer.expectEndOfStream();
            closing.join();
        }
    }

    @Test
    void reportsAFailedInferenceInOneLineAndGoesOn() throws Exception {
        SummaryModel broken = new SummaryModel() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String summarize(String text, SummaryLength length) {
                throw new IllegalStateException("no such tensor\n    at libtorch.so");
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        try (AiServer server = server(broken, 8);
                RawPeer peer = connect(server)) {
            peer.send("{\"task\":\"summary\",\"text\":\"x\",\"id\":1}\n{\"task\":\"ping\"}\n");
            assertThat(peer.readLine())
                    .isEqualTo("{\"ok\":false,\"error\":\"inference error: no such tensor\",\"id\":1}");
            assertThat(peer.readLine()).contains("\"ping\"");
        }
    }
}
