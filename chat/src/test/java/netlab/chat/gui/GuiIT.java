// HIDDEN FILE
package netlab.chat.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import netlab.chat.Main;
import netlab.chat.room.ChatServer;
import netlab.chat.room.ChatSettings;
import netlab.chat.search.Search;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import netlab.testkit.RequiresProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window on a screen of its own (Xvfb), against a real server; the pictures are kept in target/screenshots. */
@RequiresProgram("Xvfb")
class GuiIT {
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** A model that knows one thing: what the window does with an answer is looked at here. */
    private static final Search ORACLE = new Search() {
        @Override
        public void ask(String asker, String question, Listener listener) {
            listener.answerLine("Small molecules scatter blue light far more than red (Rayleigh, 1871),");
            listener.answerLine("so the sky is blue wherever the sun itself is not.");
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @ParameterizedTest
    @EnumSource(Look.class)
    void showsTheChatAndSendsWhatIsTyped(Look look) throws Exception {
        Files.createDirectories(PICTURES);
        Path png = PICTURES.resolve("chat-" + look.name().toLowerCase(Locale.ROOT) + ".png");
        Files.deleteIfExists(png);
        try (LabProcess screen = LabProcess.command(
                                "Xvfb", "-displayfd", "1", "-screen", "0", "1000x700x24", "-nolisten", "tcp")
                        .start();
                ChatServer server = ChatServer.start(
                        new InetSocketAddress("127.0.0.1", 0),
                        ChatSettings.defaults().search(ORACLE));
                RawPeer bob = RawPeer.connect(server.port());
                RawPeer chulsoo = RawPeer.connect(server.port())) {
            String display = ":" + screen.awaitStdout("\n").strip();
            bob.send("bob\n");
            chulsoo.send("철수\n");
            try (LabProcess gui = LabProcess.java(
                            Screenshot.class,
                            "" + server.port(),
                            "alice",
                            look.name(),
                            "good morning, everybody :smile:",
                            "that is all",
                            png.toString())
                    .environment("DISPLAY", display)
                    .start()) {
                await(bob, "] alice: good morning, everybody 😄");
                await(chulsoo, "] alice: good morning, everybody 😄");
                chulsoo.send("안녕하세요 alice님, 오늘 과제 다 하셨나요?\n");
                await(bob, "] 철수: ");
                bob.send("hi alice\n/me waves\n/search why is the sky blue?\n");
                await(bob, "== so the sky");
                bob.send("/nick robert\nthat is all\n");
                gui.awaitStdout("picture taken");
                await(bob, "<-- alice left lobby");
                assertThat(gui.awaitExit().exitCode()).as(gui.stderr()).isZero();
            }
        }
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isGreaterThan(700);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(colours).as("letters and colours, not an empty window").hasSizeGreaterThan(100);
        int ground = picture.getRGB(picture.getWidth() / 2, picture.getHeight() * 3 / 4) & 0xFF;
        assertThat(ground < 128).isEqualTo(look == Look.DARK);
    }

    @Test
    void withoutADisplayItSaysWhatToDoInstead() throws Exception {
        try (ChatServer server = ChatServer.start(new InetSocketAddress("127.0.0.1", 0), ChatSettings.defaults());
                LabProcess gui = LabProcess.java(Main.class, "gui", "-p", "" + server.port())
                        .environment("DISPLAY", "")
                        .start()) {
            assertThat(gui.awaitExit().exitCode()).isEqualTo(1);
            assertThat(gui.stderr())
                    .contains("there is no display for a window here; the client command chats at a terminal")
                    .doesNotContain("\tat ");
        }
    }

    private static void await(RawPeer peer, String text) throws IOException {
        while (!peer.readLine().contains(text)) {
            continue;
        }
    }
}
