package netlab.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import netlab.net.Deadline;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The window on a display of its own, looked at pixel by pixel; skipped only where there is no Xvfb. */
class VideoWindowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LabProcess display;
    private VideoServer server;
    private LabProcess client;
    private LabProcess robot;
    private String name;
    private int answers;

    @BeforeEach
    void open() throws Exception {
        Programs.require("Xvfb");
        // It chooses a free display, and says on file descriptor 1 which. The screen is as large as the film.
        display = LabProcess.command("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp")
                .start();
        name = ":" + display.awaitStdout("\n").strip();
        server = Films.serve(new VideoServer.Show(
                () -> new TestFilm(TestFilm.DEFAULT_FRAMES), Picture.UNCHANGED, OptionalDouble.empty(), true));
        client = java(Main.class, "client", "--port", String.valueOf(server.port()));
        robot = java(ScreenRobot.class);
    }

    private LabProcess java(Class<?> main, String... arguments) throws Exception {
        return LabProcess.java(main, arguments).environment("DISPLAY", name).start();
    }

    @AfterEach
    void close() {
        for (LabProcess process : new LabProcess[] {robot, client, display}) {
            if (process != null) {
                process.close();
            }
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void showsTheFilmPausesAndEndsAtQ() throws Exception {
        int first = awaitNumber(number -> number >= 0);
        int later = awaitNumber(number -> number >= 0 && number != first);
        assertThat(later).isNotEqualTo(first);

        tell("space", "pressed");
        int still = awaitStandstill();
        tell("save " + Path.of("target", "window.png"), "saved");
        assertThat(ask("number")).as("frame seen while paused").isEqualTo(String.valueOf(still));
        tell("space", "pressed");
        awaitNumber(number -> number >= 0 && number != still);

        tell("q", "pressed");
        assertThat(client.awaitExit().exitCode()).isZero();
        assertThat(client.stdout()).contains(" frames in ");
        assertThat(client.stderr()).isEmpty();
    }

    @Test
    void endsWithTheServer() throws Exception {
        awaitNumber(number -> number >= 0);
        server.close(); // between two frames, which is the film's end, or inside one, which is a failure
        assertThat(client.awaitExit()).isInstanceOf(Outcome.Exited.class);
        assertThat(client.stdout()).contains(" in ");
    }

    private int awaitNumber(IntPredicate wanted) {
        Deadline deadline = Deadline.after(PATIENCE);
        int number = Integer.parseInt(ask("number"));
        while (!wanted.test(number)) {
            assertThat(deadline.isOver())
                    .as("no such frame seen, but %d", number)
                    .isFalse();
            number = Integer.parseInt(ask("number"));
        }
        return number;
    }

    /** The same frame ten times; the robot takes 40 ms for each look, in which a film that runs goes on. */
    private int awaitStandstill() {
        Deadline deadline = Deadline.after(PATIENCE);
        int number = -1;
        int same = 0;
        while (same < 10) {
            assertThat(deadline.isOver()).as("the film runs on").isFalse();
            int seen = Integer.parseInt(ask("number"));
            same = seen == number ? same + 1 : 0;
            number = seen;
        }
        return number;
    }

    private void tell(String what, String answer) {
        assertThat(ask(what)).isEqualTo(answer);
    }

    /** The robot numbers its answers. */
    private String ask(String what) {
        robot.writeLine(what);
        answers++;
        String before = "answer " + answers + ": ";
        String output = robot.awaitStdout(before);
        return output.substring(output.indexOf(before) + before.length()).strip();
    }
}
