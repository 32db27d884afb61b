package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One client at a time, or many: the difference between the steps of the lecture, seen from outside. */
@ExtendWith(TranscriptOnFailure.class)
class EchoConcurrencyTest {
    private static final Duration WELL_OVER_A_ROUND_TRIP = Duration.ofMillis(200);

    static List<EchoVariant> concurrent() {
        return List.of(EchoVariant.values()).stream()
                .filter(EchoVariant::isConcurrent)
                .toList();
    }

    static List<EchoVariant> oneAtATime() {
        return List.of(EchoVariant.values()).stream()
                .filter(v -> !v.isConcurrent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("oneAtATime")
    void secondClientWaitsUntilTheFirstHasLeft(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start();
                RawPeer first = RawPeer.connect(server.port());
                RawPeer second = RawPeer.connect(server.port())) {
            first.send("me");
            first.expect("me");
            second.send("me too");
            second.expectSilence(WELL_OVER_A_ROUND_TRIP);

            first.halfClose();
            first.expectEndOfStream();
            second.expect("me too");
        }
    }

    @ParameterizedTest
    @MethodSource("concurrent")
    void idleClientKeepsNobodyWaiting(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start();
                RawPeer idle = RawPeer.connect(server.port());
                RawPeer second = RawPeer.connect(server.port())) {
            second.send("me");
            second.expect("me");
            idle.send("me too");
            idle.expect("me too");
        }
    }

    @ParameterizedTest
    @MethodSource("concurrent")
    void twoHundredClientsTalkInTurn(EchoVariant variant) throws Exception {
        List<RawPeer> peers = new ArrayList<>();
        try (RunningServer server = variant.start()) {
            for (int i = 0; i < 200; i++) {
                peers.add(RawPeer.connect(server.port()));
            }
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < peers.size(); i++) {
                    peers.get(i).send("round " + round + " of " + i);
                }
                for (int i = 0; i < peers.size(); i++) {
                    peers.get(i).expect("round " + round + " of " + i);
                }
            }
        } finally {
            peers.forEach(RawPeer::close);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SELECTOR", "REUSABLE", "TCP_SERVER"})
    void closingEndsConnectionsThatWait(EchoVariant variant) throws Exception {
        RunningServer server = variant.start();
        try (RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("served");
            peer.expect("served");
            server.close();
            assertThat(server.thread().isAlive()).isFalse();
            peer.expectEndOfStream();
        } finally {
            server.close();
        }
    }

    @Test
    void silentClientLosesItsTurnAfterTheIdleTimeout() throws Exception {
        try (RunningServer server = RunningServer.of(listener -> EchoErrorsServer.serve(listener, 1_000));
                RawPeer silent = RawPeer.connect(server.port());
                RawPeer second = RawPeer.connect(server.port())) {
            second.send("my turn");
            second.expect("my turn");
            silent.expectEndOfStream();
        }
    }
}
