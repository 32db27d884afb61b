package netlab.webserver;

import static netlab.webserver.WireAnswer.curl;
import static netlab.webserver.WireAnswer.get;
import static netlab.webserver.WireAnswer.getAndStay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import netlab.testkit.Hexdump;
import netlab.testkit.LabProcess;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Checkpoint;
import netlab.testkit.grading.Graded;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Points;
import netlab.testkit.grading.Requires;
import netlab.testkit.grading.Role;
import netlab.testkit.grading.Subject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What homework 4 is graded by. */
@Graded(main = "netlab.webserver.Main")
class WebServerGradedTest {
    static final Role SERVER = Role.of("server", "server --port {port}", 80);

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    @TempDir
    private static Path folder;

    private static Path root;

    @BeforeAll
    static void openFolder() throws IOException {
        root = SharedFolder.open(folder, "public");
    }

    private static WireAnswer ask(Subject subject, Role role, String target) throws IOException {
        return WireAnswer.to(subject, subject.connect(role), target);
    }

    // A request, an answer

    @Test
    @Checkpoint(1)
    @Points(8)
    void answersOneRequest(Subject subject) throws IOException {
        expectNoAnswerToNothing(subject);
        ask(subject, SERVER, "/iot.png").expectStatus(200);
    }

    /** A client that ends without having asked: no answer is due to it, but for a complaint. */
    static void expectNoAnswerToNothing(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.halfClose();
            String text = new String(whatFollows(peer), StandardCharsets.ISO_8859_1);
            subject.blame(
                    Misconception.REPLY_BEFORE_REQUEST,
                    "nc {host} {port} < /dev/null",
                    () -> assertThat(text).as("what came without a request").matches("(?s)|HTTP/1\\.[01] 4.*"));
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("answersOneRequest")
    void endsEveryLineOfTheHeadWithCrLf(Subject subject) throws IOException {
        for (String target : List.of("/iot.png", "/index.html", "/" + hex(subject))) {
            WireAnswer answer = ask(subject, SERVER, target);
            subject.blame(
                    Misconception.LINE_ENDS,
                    "curl -si http://{host}:{port}/iot.png | head -c 200 | xxd",
                    () -> answer.lines().forEach(WebServerGradedTest::requireCrLf));
        }
    }

    private static void requireCrLf(String line) {
        if (!line.endsWith("\r\n")) {
            throw new AssertionError("expected that each line of the head ends with CR LF, 0d 0a; this one does not\n"
                    + Hexdump.of(line.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    @Checkpoint(1)
    @Points(3)
    @Requires("answersOneRequest")
    void understandsBareLineFeeds(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send("GET /iot.png HTTP/1.0\n\n");
            subject.blame(
                    Misconception.LINE_ENDS,
                    "printf 'GET /iot.png HTTP/1.0\\n\\n' | nc {host} {port} | head -1",
                    () -> WireAnswer.read(subject, peer).expectStatus(200));
        }
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("answersOneRequest")
    void listensOnThePortItIsTold(Subject subject) throws IOException {
        LabProcess server = subject.startOnGivenPort(SERVER);
        WireAnswer answer = WireAnswer.to(subject, subject.connect(server), "/iot.png");
        answer.expectStatus(200);
    }

    @Test
    @Checkpoint(1)
    @Points(5)
    @Requires("answersOneRequest")
    void sendsTheWholePicture(Subject subject) throws IOException {
        WireAnswer picture = ask(subject, SERVER, "/iot.png");
        assertThat(picture.field("Content-Type")).isEqualTo("image/png");
        assertThat(picture.body()).startsWith(PNG_SIGNATURE);
        byte[] end = {'I', 'E', 'N', 'D'};
        assertThat(picture.body()).as("the last chunk of the picture").containsSequence(end);
        ask(subject, SERVER, "/favicon.ico").expectStatus(200);
    }

    @Test
    @Checkpoint(1)
    @Points(4)
    @Requires("answersOneRequest")
    void saysNotFound(Subject subject) throws IOException {
        WireAnswer answer = ask(subject, SERVER, "/" + hex(subject) + ".html");
        answer.expectStatus(404);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Not Found");
    }

    @Test
    @Checkpoint(1)
    @Points(7)
    @Requires("answersOneRequest")
    void sendsThePageInEucKr(Subject subject) throws IOException {
        Role server = subject.isJava() ? SERVER.underLatin1() : SERVER;
        try (RawPeer peer = subject.connect(server)) {
            peer.send(get("/index.html"));
            WireAnswer page = WireAnswer.read(subject, peer);
            page.expectStatus(200);
            subject.blame(Misconception.PLATFORM_CHARSET, curl("/index.html") + " | iconv -f EUC-KR", () -> {
                String type = page.field("Content-Type").toLowerCase(Locale.ROOT);
                assertThat(type).as("Content-Type").matches("text/html(; ?charset=\"?euc-kr\"?)?");
                CharsetDecoder strict = Charset.forName("EUC-KR").newDecoder();
                requireKorean(strict.decode(ByteBuffer.wrap(page.body())).toString());
                assertThat(whatFollows(peer))
                        .as("what comes after as many bytes as Content-Length says")
                        .isEmpty();
            });
        }
    }

    private static void requireKorean(String page) {
        if (!Pattern.compile("[가-힣]{2}").matcher(page).find()) {
            String title = page.lines()
                    .filter(line -> line.contains("<title>"))
                    .findFirst()
                    .orElse("missing");
            throw new AssertionError("expected Korean in the page, decoded from EUC-KR; its title is " + title.strip());
        }
        assertThat(page).as("the page").containsIgnoringCase("</html>");
    }

    /** Returns what comes before the stream ends; nothing if it does not end, which another test is for. */
    private static byte[] whatFollows(RawPeer peer) throws IOException {
        try {
            return peer.readToEnd();
        } catch (AssertionError stillOpen) {
            return new byte[0];
        }
    }

    // The connection

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("answersOneRequest")
    void keepsTheConnectionForTheNextRequest(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            for (int status : new int[] {200, 404, 200}) {
                peer.send(getAndStay(status == 200 ? "/iot.png" : "/" + hex(subject)));
                WireAnswer.read(subject, peer).expectStatus(status);
            }
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("keepsTheConnectionForTheNextRequest")
    void answersTwoRequestsOfOneSegment(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(getAndStay("/iot.png") + get("/" + hex(subject)));
            subject.blame(
                    Misconception.ONE_READ,
                    "printf 'GET /iot.png HTTP/1.1\\r\\nHost: a\\r\\n\\r\\nGET /x HTTP/1.0\\r\\n\\r\\n' | nc {host} {port}",
                    () -> {
                        WireAnswer.read(subject, peer).expectStatus(200);
                        WireAnswer.read(subject, peer).expectStatus(404);
                    });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("answersOneRequest")
    void joinsThePiecesOfARequest(Subject subject) throws IOException {
        for (int size : new int[] {1, 3, 7}) {
            joinsPieces(subject, size);
        }
    }

    static void joinsPieces(Subject subject, int size) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            subject.blame(
                    Misconception.ONE_READ,
                    "(printf 'GET /iot'; sleep 0.1; printf '.png HTTP/1.0\\r\\n\\r\\n') | nc {host} {port} | head -1",
                    () -> {
                        peer.sendInPieces("GET /iot.png HTTP/1.0\r\n\r\n", size);
                        WireAnswer.read(subject, peer).expectStatus(200);
                    });
        }
    }

    @Test
    @Checkpoint(2)
    @Points(5)
    @Requires("answersOneRequest")
    void closesTheConnectionWhenAsked(Subject subject) throws IOException {
        closesConnections(subject, 1);
    }

    static void closesConnections(Subject subject, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try (RawPeer peer = subject.connect(SERVER)) {
                peer.send(get("/iot.png"));
                WireAnswer.read(subject, peer);
                subject.blame(
                        Misconception.NEVER_CLOSED,
                        "printf 'GET /iot.png HTTP/1.1\\r\\nHost: a\\r\\nConnection: close\\r\\n\\r\\n' | nc {host} {port} | wc -c",
                        peer::expectEndOfStream);
            }
        }
    }

    @Test
    @Checkpoint(2)
    @Points(4)
    @Requires("closesTheConnectionWhenAsked")
    void noticesThatTheClientHasEnded(Subject subject) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(getAndStay("/iot.png"));
            peer.halfClose();
            WireAnswer.read(subject, peer).expectStatus(200);
            subject.blame(
                    Misconception.END_IGNORED,
                    "printf 'GET /iot.png HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' | nc -N {host} {port} | wc -c",
                    peer::expectEndOfStream);
        }
    }

    @Test
    @Checkpoint(2)
    @Points(6)
    @Requires("answersOneRequest")
    void servesOthersWhileTheFirstIsSilent(Subject subject) throws IOException {
        try (RawPeer first = subject.connect(SERVER);
                RawPeer second = subject.connect(SERVER);
                RawPeer third = subject.connect(SERVER)) {
            for (RawPeer peer : List.of(third, second, first)) {
                peer.send(get("/iot.png"));
                subject.blame(
                        Misconception.ONE_CLIENT_AT_A_TIME,
                        "nc {host} {port} & curl -m 5 -o /dev/null -v http://{host}:{port}/iot.png",
                        () -> WireAnswer.read(subject, peer).expectStatus(200));
            }
        }
    }

    // The files of a directory

    static Role serverOf(Path root, Subject subject) {
        assumeTrue(subject.isJava(), "only the Java program has the option --root");
        return SERVER.with("--root", root.toString());
    }

    @Test
    @Checkpoint(3)
    @Points(7)
    @Requires("answersOneRequest")
    void servesTheFilesOfADirectory(Subject subject) throws IOException {
        Role server = serverOf(root, subject);
        byte[] content = new byte[2_000];
        subject.random().nextBytes(content);
        Files.createDirectories(root.resolve("sub"));
        for (String name : List.of("data.bin", "sub/page.html")) {
            Files.write(root.resolve(name), content);
            WireAnswer answer = ask(subject, server, "/" + name);
            assertThat(answer.status()).as("status of /" + name).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(content);
        }
        assertThat(ask(subject, server, "/sub/page.html").field("Content-Type")).startsWith("text/html");
        ask(subject, server, "/" + hex(subject)).expectStatus(404);
    }

    @Test
    @Checkpoint(3)
    @Points(6)
    @Requires("servesTheFilesOfADirectory")
    void staysInsideTheDirectory(Subject subject) throws IOException {
        Role server = serverOf(root, subject);
        String secret = hex(subject);
        Path file = Files.writeString(folder.resolve("secret.txt"), secret);
        for (String target : List.of(
                "/../secret.txt", "/%2e%2e/secret.txt", "/" + file.toUri().getPath())) {
            expectSecretKept(subject, server, target, secret);
        }
    }

    static void expectSecretKept(Subject subject, Role server, String target, String secret) throws IOException {
        try (RawPeer peer = subject.connect(server)) {
            peer.send(get(target));
            String answer = bodyIfAny(subject, peer);
            subject.blame(Misconception.PATH_ESCAPES, curl(target), () -> {
                if (answer.contains(secret)) {
                    throw new AssertionError("asked for " + target + ", which is outside of --root, and got what is"
                            + " in that file: " + secret);
                }
            });
        }
    }

    /** A connection that is closed without an answer keeps the secret, too. */
    private static String bodyIfAny(Subject subject, RawPeer peer) throws IOException {
        try {
            return new String(WireAnswer.read(subject, peer).body(), StandardCharsets.ISO_8859_1);
        } catch (AssertionError noAnswer) {
            return "";
        }
    }

    /** Returns a word that no program can know. */
    static String hex(Subject subject) {
        return HexFormat.of().toHexDigits(subject.random().nextLong());
    }
}
