package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.opentest4j.AssertionFailedError;

class TranscriptOnFailureTest {
    /** Tests that are to fail; run by the tests of the outer class alone. */
    @ExtendWith(TranscriptOnFailure.class)
    static class Failing {
        @Test
        void comparesWhatItReceived() throws Exception {
            try (RawListener listener = RawListener.open();
                    RawPeer client = RawPeer.connect(listener.port());
                    RawPeer server = listener.accept()) {
                server.send("38");
                assertEquals("37", new String(client.readFully(2), StandardCharsets.US_ASCII));
            }
        }

        @Test
        void usesAPeerThatFailsByItself() throws Exception {
            try (RawListener listener = RawListener.open();
                    RawPeer client = RawPeer.connect(listener.port());
                    RawPeer server = listener.accept()) {
                server.send("38");
                client.expect("37");
            }
        }

        @Test
        void runsAProgram() throws Exception {
            try (LabProcess program =
                    LabProcess.java(Programs.ExitsWithThree.class).start()) {
                program.awaitExit();
                throw new IllegalStateException("unexpected");
            }
        }

        @Test
        void isGivenUp() throws Exception {
            try (RawListener listener = RawListener.open();
                    RawPeer client = RawPeer.connect(listener.port())) {
                assumeTrue(client.socket().isClosed(), "never true");
            }
        }
    }

    @Test
    void addsTheTranscriptsAndKeepsBothValues() {
        Throwable failure = failureOf("comparesWhatItReceived");
        assertThat(failure)
                .hasMessageStartingWith("expected: <37> but was: <38>\n")
                .hasMessageContaining("<-- 2 \"38\" ---")
                .hasMessageContaining("33 38 ");
        assertThat(failure).isInstanceOfSatisfying(AssertionFailedError.class, values -> {
            assertThat(values.getExpected().getStringRepresentation()).isEqualTo("37");
            assertThat(values.getActual().getStringRepresentation()).isEqualTo("38");
        });
        assertThat(failure.getStackTrace())
                .anyMatch(line -> line.getMethodName().equals("comparesWhatItReceived"));
    }

    @Test
    void addsATranscriptOnlyOnce() {
        String message = failureOf("usesAPeerThatFailsByItself").getMessage();
        assertThat(message).contains("byte 1 should be 37 '7' and is 38 '8'");
        assertThat(message.split("connect \\d+ to \\d+"))
                .as("client's and server's")
                .hasSize(3);
    }

    @Test
    void addsWhatProgramsPrinted() {
        assertThat(failureOf("runsAProgram"))
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unexpected")
                .hasMessageContaining("exited with code 3")
                .hasMessageContaining("no good");
    }

    @Test
    void leavesATestThatWasGivenUpAlone() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Failing.class, "isGivenUp"))
                .execute()
                .testEvents()
                .assertStatistics(counts -> counts.aborted(1).failed(0));
    }

    private static Throwable failureOf(String test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Failing.class, test))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
