// HIDDEN FILE
package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
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

/** The other 35 points of homework 2: what a program that knows the public tests could get right by chance. */
@Graded(main = "netlab.nameid.Main")
class NameIdHiddenGradedTest {
    private static final long ID = 0xFEDC_BA98L;
    private static final Role SERVER =
            Role.of("server", "server --port {port} --id " + ID, 9000).underLatin1();
    private static final Role CLIENT =
            Role.of("client", "client --port {port}", 9000).underLatin1();

    private static final Duration A_MOMENT = Duration.ofMillis(150);

    // Checkpoint 1

    @Test
    @Checkpoint(1)
    @Points(4)
    void greetsTakesTheNameAndGivesTheId(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.expect(Exchange.GREETING);
            peer.send(Names.ascii(subject.random()) + "\n");
            Exchange.takeId(subject, peer, ID);
        }
    }

    @Test
    @Checkpoint(1)
    @Points(1)
    @Requires("greetsTakesTheNameAndGivesTheId")
    void saysNothingBetweenTheGreetingAndTheName(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.expect(Exchange.GREETING);
            subject.expectNothingYet(peer, "nc {host} {port} | xxd");
        }
    }

    // Checkpoint 2

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("greetsTakesTheNameAndGivesTheId")
    void joinsThePiecesOfALongName(Subject subject) throws IOException {
        Random random = subject.random();
        LabProcess server = subject.shared(SERVER);
        subject.blameInPieces(Misconception.ONE_READ, "", SERVER, peer -> {
            String name = String.join(" ", Names.ascii(random), Names.ascii(random), Names.ascii(random));
            peer.expect(Exchange.GREETING);
            peer.sendInPieces(name + "\n", 5);
            Exchange.takeAnyId(peer);
            server.awaitStdout(name, Subject.PATIENCE);
        });
    }

    @Test
    @Checkpoint(2)
    @Points(3)
    @Requires("joinsThePiecesOfALongName")
    void takesTheLongestName(Subject subject) throws IOException {
        String name = (Names.ascii(subject.random()) + "x".repeat(1_024)).substring(0, 1_024);
        try (RawPeer peer = subject.connect(SERVER)) {
            Exchange.tell(peer, name);
            subject.shared(SERVER).awaitStdout(name, Subject.PATIENCE);
        }
    }

    // Checkpoint 3

    @Test
    @Checkpoint(3)
    @Points(6)
    void clientGivesUpOnASilentServer(Subject subject) throws IOException {
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine("Ann");
            try (RawPeer server = subject.accept(listener, client)) {
                server.send(Exchange.GREETING);
                server.expect("Ann");
                subject.blame(
                        Misconception.NO_TIMEOUT,
                        "printf Hello | nc -l {host} {port}, and in another terminal: {program}",
                        () -> subject.expectExit(
                                client, Subject.STARTUP, "the server has taken the name and says nothing"));
            }
        }
    }

    @Test
    @Checkpoint(3)
    @Points(4)
    void clientSpeaksUtf8WhateverThePlatformSays(Subject subject) throws IOException {
        String name = Names.hangul(subject.random()) + " 😀";
        try (RawListener listener = RawListener.open(Subject.PATIENCE)) {
            LabProcess client = subject.startClient(CLIENT, listener.port());
            client.writeLine(name);
            client.closeStdin();
            try (RawPeer server = subject.accept(listener, client)) {
                server.send(Exchange.GREETING);
                subject.blame(Misconception.PLATFORM_CHARSET, "", () -> server.expect(name));
            }
        }
    }

    // Checkpoint 4

    @Test
    @Checkpoint(4)
    @Points(3)
    @Requires("greetsTakesTheNameAndGivesTheId")
    void closesTwoHundredConnections(Subject subject) throws IOException {
        Random random = subject.random();
        LabProcess server = subject.shared(SERVER);
        for (int i = 0; i < 200; i++) {
            try (RawPeer peer = subject.connect(server)) {
                Exchange.tell(peer, Names.ascii(random));
                subject.expectEnd(peer, server, "nc {host} {port}, then a name: nc ends by itself");
            }
        }
    }

    @Test
    @Checkpoint(4)
    @Points(4)
    @Requires("greetsTakesTheNameAndGivesTheId")
    void serverSpeaksUtf8WhateverThePlatformSays(Subject subject) throws IOException {
        String name = Names.hangul(subject.random()) + " 😀";
        LabProcess server = subject.shared(SERVER);
        try (RawPeer peer = subject.connect(server)) {
            Exchange.tell(peer, name);
            subject.blame(
                    Misconception.PLATFORM_CHARSET,
                    "echo 홍길동 | nc {host} {port}",
                    () -> server.awaitStdout(name, Subject.PATIENCE));
        }
    }

    @Test
    @Checkpoint(4)
    @Points(3)
    @Requires({"saysNothingBetweenTheGreetingAndTheName", "joinsThePiecesOfALongName", "closesTwoHundredConnections"})
    void givesNoIdForWhatIsNoName(Subject subject) throws IOException {
        byte[] inCp949 = {(byte) 0xB1, (byte) 0xE6, '\n'}; // 길
        for (byte[] noName :
                List.of("\n".getBytes(), "x".repeat(2_000).concat("\n").getBytes(), inCp949)) {
            try (RawPeer peer = subject.connect(SERVER)) {
                peer.expect(Exchange.GREETING);
                peer.send(noName);
                peer.skipLineEnds("the end of the stream");
                peer.expectEndOfStream();
            }
        }
    }

    @Test
    @Checkpoint(4)
    @Points(3)
    @Requires("greetsTakesTheNameAndGivesTheId")
    void servesOnAfterRudeClients(Subject subject) throws IOException {
        Random random = subject.random();
        LabProcess server = subject.shared(SERVER);
        for (int i = 0; i < 10; i++) {
            try (RawPeer rude = subject.connect(server)) {
                rude.reset();
            }
            try (RawPeer rude = subject.connect(server)) {
                rude.expect(Exchange.GREETING);
                rude.reset();
            }
            try (RawPeer rude = subject.connect(server)) {
                rude.expect(Exchange.GREETING);
                rude.send("An");
                rude.reset();
            }
            try (RawPeer peer = subject.connect(server)) {
                Exchange.tell(peer, Names.ascii(random));
            }
        }
        assertThat(server.awaitExit(A_MOMENT)).isInstanceOf(Outcome.TimedOut.class);
    }
}
