// HIDDEN FILE
package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManyClientsIT {
    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        server = ChatServer.start(
                new InetSocketAddress("127.0.0.1", 0), ChatSettings.defaults().linesPerSecond(0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void twoHundredInARoomLoseNothingAndKeepEverySendersOrder() throws Exception {
        int clients = 200;
        int linesEach = 10;
        List<Chatter> chatters = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try (Chatter deaf = Chatter.join(server.port(), "deaf")) {
            for (int i = 0; i < clients; i++) {
                chatters.add(Chatter.join(server.port(), "client" + i));
            }
            for (Chatter chatter : chatters) {
                for (int i = 0; i < linesEach; i++) {
                    chatter.send("line " + i);
                }
            }
            List<Future<?>> readers = new ArrayList<>();
            for (Chatter chatter : chatters) {
                readers.add(threads.submit(() -> readAllInOrder(chatter, clients, linesEach)));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            deaf.peer().reset();
        } finally {
            threads.shutdownNow();
            chatters.forEach(Chatter::close);
        }
    }

    private static Void readAllInOrder(Chatter chatter, int senders, int linesEach) throws IOException {
        Map<String, Integer> next = new HashMap<>();
        int received = 0;
        while (received < senders * linesEach) {
            String line = chatter.readLine();
            if (!line.startsWith("-->")) {
                String[] parts = line.split(": line ");
                assertThat(Integer.parseInt(parts[1])).as(line).isEqualTo(next.getOrDefault(parts[0], 0));
                next.merge(parts[0], 1, Integer::sum);
                received++;
            }
        }
        assertThat(next).hasSize(senders);
        return null;
    }

    @Test
    void twoThousandIdleClientsDoNotDisturb() throws Exception {
        List<RawPeer> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                RawPeer peer = RawPeer.connect(server.port());
                peer.send("idle" + i + "\n/join quiet" + i + "\n");
                idle.add(peer);
            }
            for (int i = 0; i < idle.size(); i++) {
                String last = "--> idle" + i + " joined quiet" + i;
                while (!idle.get(i).readLine().endsWith(last)) {
                    continue;
                }
            }
            try (Chatter alice = Chatter.join(server.port(), "alice");
                    Chatter bob = Chatter.join(server.port(), "bob")) {
                bob.send("are you there?");
                alice.await("bob: are you there?");
            }
        } finally {
            idle.forEach(RawPeer::close);
        }
    }
}
