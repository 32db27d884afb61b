package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import netlab.testkit.LabProcess;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.Test;

/** What homework 2 is graded by: 65 of its 100 points. The other tests of the grader ask for nothing that is not here. */
@Graded(main = "netlab.nameid.Main")
class NameIdGradedTest {
    private static final long ID = 0x01020304;
    private static final Role SERVER = Role.of("server", "server --port {port} --id " + ID, 9000);
    private static final Role CLIENT = Role.of("client", "client --port {port}", 9000);

    // Checkpoint 1: the greeting, a name, the id

    @Test
    @Checkpoint(1)
    @Points(5)
    void greetsTakesANameAndGivesAnId(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            Exchange.tell(peer, Names.ascii(subject.random()));
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("greetsTakesANameAndGivesAnId")
    void saysNothingBetweenTheGreetingAndTheName(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.expect(Exchange.GREETING);
            subject.expectNothingYet(peer, "nc {host} {port} | xxd");
        }
    }

    @Test
    @Checkpoint(1)
    @Points(7)
    @Requires("greetsTakesANameAndGivesAnId")
    void givesTheIdMostSignificantByteFirst(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.expect(Exchange.GREETING);
            peer.send(Names.ascii(subject.random()) + "\n");
            Exchange.takeId(subject, peer, ID);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(6)
    @Requires("givesTheIdMostSignificantByteFirst")
    void listensOnThePortAndGivesTheIdItWasTold(Subject subject) throws IOException {
        Random random = subject.random();
        long id = 0x8000_0000L | random.nextInt(Integer.MAX_VALUE);
        Role server = Role.of("server", "server --port {port} --id " + id, 9000);
        try (RawPeer peer = subject.connect(subject.startOnGivenPort(server))) {
            peer.expect(Exchange.GREETING);
            peer.send(Names.ascii(random) + "\n");
            Exchange.takeId(subject, peer, id);
        }
    }

    // Checkpoint 2: however the name comes, or does not

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("greetsTakesANameAndGivesAnId")
    void takesANameWithoutALineEnd(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            subject.blame(Misconception.LINE_ENDS, "printf Ann | nc {host} {port} | xxd", () -> {
                peer.expect(Exchange.GREETING);
                peer.send(Names.ascii(subject.random()));
                peer.readFully(Exchange.ID_BYTES);
            });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("greetsTakesANameAndGivesAnId")
    void joinsThePiecesOfAName(Subject subject) throws IOException {
        Random random = subject.random();
        LabProcess server = subject.shared(SERVER);
        for (int size : new int[] {1, 3, 7}) {
            String atHome = "(printf Hong; sleep 0.005; echo ' Gildong') | nc {host} {port}";
            subject.blameInPieces(Misconception.ONE_READ, atHome, SERVER, peer -> {
                String name = Names.hangul(random);
                peer.expect(Exchange.GREETING);
                peer.sendInPieces(name + "\n", size);
                Exchange.takeAnyId(peer);
                server.awaitStdout(name, Subject.PATIENCE);
            });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("givesTheIdMostSignificantByteFirst")
    void endsTheStreamAfterTheId(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            Exchange.tell(peer, Names.ascii(subject.random()));
            subject.expectEnd(peer, subject.shared(SERVER), "nc {host} {port}, then a name: nc ends by itself");
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("saysNothingBetweenTheGreetingAndTheName")
    void sendsAwayAClientThatLeftWithoutAName(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.expect(Exchange.GREETING);
            peer.halfClose();
            subject.expectEnd(peer, subject.shared(SERVER), "nc -N {host} {port} < /dev/null | xxd");
        }
        try (RawPeer next = subject.connect(SERVER)) {
            Exchange.tell(next, Names.ascii(subject.random()));
        }
    }

    // Checkpoint 3: the client

    @Test
    @Checkpoint(3)
    @Points(8)
    void clientTellsTheNameAndPrintsWhatItGets(Subject subject) throws IOException {
        Random random = subject.random();
        String name = Names.ascii(random);
        long id = 0x8000_0000L | random.nextInt(Integer.MAX_VALUE);
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine(name);
            try (RawPeer server = subject.accept(listener, client)) {
                server.send(Exchange.GREETING);
                server.expect(name);
                subject.blame(Misconception.LINE_ENDS, "", () -> server.expect("\n"));
                server.send(Exchange.bytes(id));
                server.halfClose();
                subject.blame(Misconception.NEVER_CLOSED, "", server::expectEndOfStream);
            }
            client.closeStdin();
            assertThat(client.awaitExit(Subject.STARTUP).exitCode()).isZero();
            subject.blame(Misconception.BYTE_ORDER, "", () -> {
                if (client.stdout().contains("student id: " + Exchange.swapped(id))) {
                    throw new AssertionError(
                            "sent the id " + id + ", its most significant byte first; the client printed "
                                    + Exchange.swapped(id) + ", which is what the same bytes are from the other end");
                }
            });
            assertThat(client.stdout().lines()).containsExactly("greeting: " + Exchange.GREETING, "student id: " + id);
        }
    }

    @Test
    @Checkpoint(3)
    @Points(5)
    @Requires("clientTellsTheNameAndPrintsWhatItGets")
    void clientJoinsThePiecesOfGreetingAndId(Subject subject) throws IOException {
        Random random = subject.random();
        List<Long> ids = random.longs(2, 1L << 24, 1L << 32).boxed().toList();
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine("Ann\nBob");
            client.closeStdin();
            subject.blame(Misconception.ONE_READ, "", () -> {
                int size = 1;
                for (long id : ids) {
                    try (RawPeer server = subject.accept(listener, client)) {
                        server.sendInPieces(Exchange.GREETING, size);
                        server.readLine();
                        server.sendInPieces(Exchange.bytes(id), size);
                    }
                    size += 2;
                }
                client.awaitExit(Subject.STARTUP);
                assertThat(client.stdout().lines())
                        .containsExactly(
                                "greeting: " + Exchange.GREETING,
                                "student id: " + ids.get(0),
                                "greeting: " + Exchange.GREETING,
                                "student id: " + ids.get(1));
            });
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    @Requires("clientTellsTheNameAndPrintsWhatItGets")
    void clientEndsWhenTheServerDoes(Subject subject) throws IOException {
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine(Names.ascii(subject.random()));
            try (RawPeer server = subject.accept(listener, client)) {
                server.send(Exchange.GREETING);
                server.readLine();
                server.halfClose();
                subject.blame(Misconception.END_IGNORED, "", () -> {
                    subject.expectExit(client, Subject.STARTUP, "the server has ended the stream without an id");
                    assertThat(client.stdout()).doesNotContain("student id");
                });
            }
        }
    }

    // Checkpoint 4: more than one client

    @Test
    @Checkpoint(4)
    @Points(5)
    @Requires("greetsTakesANameAndGivesAnId")
    void servesOthersWhileOneThinks(Subject subject) throws IOException {
        Random random = subject.random();
        try (RawPeer first = subject.connect(SERVER);
                RawPeer second = subject.connect(SERVER);
                RawPeer third = subject.connect(SERVER)) {
            String atHome = "nc {host} {port}, and while it waits, in another terminal: echo Ann | nc {host} {port}";
            subject.blame(Misconception.ONE_CLIENT_AT_A_TIME, atHome, () -> {
                for (RawPeer peer : List.of(third, second, first)) {
                    Exchange.tell(peer, Names.ascii(random));
                }
            });
        }
    }
}
