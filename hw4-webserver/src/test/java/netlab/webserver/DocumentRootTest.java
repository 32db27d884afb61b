package netlab.webserver;

import static netlab.webserver.HttpPeer.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import netlab.testkit.LabProcess;
import netlab.testkit.TranscriptOnFailure;
import netlab.testkit.grading.Checkpoint;
import netlab.webserver.HttpPeer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files below one directory, and nothing else. */
@ExtendWith(TranscriptOnFailure.class)
class DocumentRootTest {
    @TempDir
    private Path folder;

    private Path root;
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        write("index.html", "<p>index");
        write("notes.txt", "한글");
        write("sub/page.html", "page");
        write("docs/index.html", "docs");
        write(".hidden", "secret");
        write(".git/config", "secret");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        server = Servers.of(root);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Reply get(String target) throws IOException {
        return ask(server, "GET " + target + " HTTP/1.1", "Host: a");
    }

    @Test
    @Checkpoint(3)
    void servesFilesWithTheirTypes() throws IOException {
        assertThat(get("/index.html").text()).isEqualTo("<p>index");
        assertThat(get("/index.html").field("Content-Type")).isEqualTo("text/html");
        assertThat(get("/notes.txt").text()).isEqualTo("한글");
        assertThat(get("/notes.txt").field("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        write("data.unknown", "?");
        assertThat(get("/data.unknown").field("Content-Type")).isEqualTo("application/octet-stream");
        write("PHOTO.JPG", "?");
        assertThat(get("/PHOTO.JPG").field("Content-Type")).isEqualTo("image/jpeg");
    }

    @Test
    @Checkpoint(3)
    void decodesNames() throws IOException {
        write("한글 이름+100%.txt", "found");
        assertThat(get("/%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84+100%25.txt").text())
                .isEqualTo("found");
        assertThat(get("/sub%2Fpage.html").status()).isEqualTo(404);
    }

    @Test
    @Checkpoint(3)
    void servesTheIndexOfADirectoryAndNoListing() throws IOException {
        assertThat(get("/").text()).isEqualTo("<p>index");
        assertThat(get("/docs/").text()).isEqualTo("docs");
        assertThat(get("/sub/").status()).isEqualTo(404);
        assertThat(get("/sub").status()).isEqualTo(404);
        Reply moved = get("/docs?x=y");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.field("Location")).isEqualTo("/docs/");
    }

    @ParameterizedTest
    @Checkpoint(3)
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/..",
                "/../",
                "/sub/../../secret.txt",
                "/sub/../index.html",
                "/./index.html",
                "/%2e%2e/secret.txt",
                "/%2E./secret.txt",
                "/..%2fsecret.txt",
                "/..%5csecret.txt",
                "/..\\secret.txt",
                "/sub\\page.html",
                "/sub/..%00/secret.txt",
                "/index.html%00.png",
                "/%252e%252e/secret.txt",
                "/.hidden",
                "/%2ehidden",
                "/.git/config",
                "//index.html",
                "/sub//page.html",
                "/index.html/",
                "/index.html.",
                "/index.html%20",
                "/index.html::$DATA",
                "/C:/Windows/win.ini",
                "/C:%5cWindows%5cwin.ini",
                "//etc/passwd",
                "/%2fetc/passwd",
                "/NUL",
                "/con.txt",
                "/sub/aux",
                "/COM1.html",
                "/lpt%C2%B9",
                "/CONIN$",
                "/*",
                "http://a/../secret.txt",
            })
    void findsNothingOutsideTheRules(String target) throws IOException {
        Reply reply = get(target);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).contains("Not Found").doesNotContain("secret");
    }

    @Test
    @Checkpoint(3)
    @DisabledOnOs(OS.WINDOWS)
    void refusesForbiddenNamesThatExist() throws IOException {
        for (String name : new String[] {"aux", "a:b", "back\\slash", "dot.", "con.txt"}) {
            write(name, "secret");
        }
        for (String target : new String[] {"/aux", "/a:b", "/back\\slash", "/back%5Cslash", "/dot.", "/con.txt"}) {
            assertThat(get(target).status()).as(target).isEqualTo(404);
        }
    }

    @Test
    @Checkpoint(3)
    @DisabledOnOs(OS.WINDOWS)
    void followsSymbolicLinksOnlyToWhatMayBeServed() throws IOException {
        Files.createSymbolicLink(root.resolve("inside.html"), root.resolve("sub/page.html"));
        Files.createSymbolicLink(root.resolve("outside.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("parent"), folder);
        Files.createSymbolicLink(root.resolve("hidden.txt"), root.resolve(".hidden"));
        Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
        Files.createSymbolicLink(root.resolve("dangling"), root.resolve("nothing"));
        assertThat(get("/inside.html").text()).isEqualTo("page");
        for (String target : new String[] {"/outside.txt", "/parent/secret.txt", "/hidden.txt", "/loop", "/dangling"}) {
            assertThat(get(target).status()).as(target).isEqualTo(404);
        }
    }

    @Test
    @Checkpoint(3)
    @DisabledOnOs(OS.WINDOWS)
    void doesNotWaitForANamedPipe() throws IOException {
        try (LabProcess mkfifo =
                LabProcess.command("mkfifo", root.resolve("pipe").toString()).start()) {
            assumeTrue(mkfifo.awaitExit().exitCode() == 0);
        }
        assertThat(get("/pipe").status()).isEqualTo(404);
    }

    @Test
    @Checkpoint(3)
    void servesARootThatIsItselfASymbolicLink() throws IOException {
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, root);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here: " + e);
        }
        try (WebServer linked = Servers.of(link)) {
            assertThat(ask(linked, "GET /index.html HTTP/1.1", "Host: a").status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Checkpoint(3)
    void noticesAtOnceThatASmallFileHasChanged() throws IOException {
        Path file = write("small.txt", "old");
        DocumentRoot site = new DocumentRoot(root, new SmallFileCache(Duration.ZERO, Duration.ofHours(1)));
        Resource old = site.find("/small.txt").orElseThrow();
        assertThat(site.find("/small.txt")).as("unchanged").containsSame(old);
        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        Resource changed = site.find("/small.txt").orElseThrow();
        assertThat(changed.etag()).isNotEqualTo(old.etag());
        assertThat(((Content.InMemory) changed.content()).bytes().get(0)).isEqualTo((byte) 'n');
        Files.delete(file);
        assertThat(site.find("/small.txt")).isEmpty();
    }

    @Test
    @Checkpoint(3)
    void doesNotLookAgainAtWhatWasJustLookedAt() throws IOException {
        Path file = write("small.txt", "old");
        DocumentRoot site = new DocumentRoot(root, new SmallFileCache(Duration.ofHours(1), Duration.ZERO));
        Resource old = site.find("/small.txt").orElseThrow();
        Files.delete(file);
        assertThat(site.find("/small.txt")).containsSame(old);
        assertThat(SmallFileCache.LOOK).isLessThan(Duration.ofMillis(1));
    }

    @Test
    @Checkpoint(3)
    @DisabledOnOs(OS.WINDOWS)
    void followsAPathAnewAfterAWhile() throws IOException {
        DocumentRoot site = new DocumentRoot(root, new SmallFileCache(Duration.ZERO, Duration.ZERO));
        Path link = Files.createSymbolicLink(root.resolve("link.html"), root.resolve("sub/page.html"));
        assertThat(site.find("/link.html")).isPresent();
        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("secret.txt"));
        assertThat(site.find("/link.html")).isEmpty();
    }

    @Test
    @Checkpoint(3)
    @DisabledOnOs(OS.WINDOWS)
    void readsNothingAnewThroughAFolderThatHasBecomeALink() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(outside.resolve("small.txt"), "a secret");
        Path inside = Files.createDirectory(root.resolve("inside"));
        Files.writeString(inside.resolve("small.txt"), "mine");
        DocumentRoot site = new DocumentRoot(root, new SmallFileCache(Duration.ZERO, Duration.ofHours(1)));
        assertThat(site.find("/inside/small.txt")).isPresent();
        Files.move(inside, root.resolve("moved"));
        Files.createSymbolicLink(inside, outside);
        assertThat(site.find("/inside/small.txt")).isEmpty();
    }

    @Test
    void keepsTheContentOfAFileUntilItChanges() {
        SmallFileCache cache = new SmallFileCache(Duration.ofHours(1), Duration.ofHours(1));
        Resource resource = Resource.of("text/plain", Content.ofText("x"), Instant.EPOCH, "\"1\"");
        Path file = root.resolve("x");
        cache.put("/x", file, resource);
        assertThat(cache.justLookedAt("/x")).containsSame(resource);
        assertThat(cache.file("/x")).contains(file);
        assertThat(cache.content("/x", "\"1\"")).containsSame(resource);
        assertThat(cache.content("/x", "\"2\"")).isEmpty();
        assertThat(cache.file("/y")).isEmpty();
        for (int i = 0; i <= SmallFileCache.MAX_FILES; i++) {
            cache.put("/" + i, file, resource);
        }
        assertThat(cache.file("/x")).as("starts over when full").isEmpty();
        assertThat(cache.file("/" + SmallFileCache.MAX_FILES)).isPresent();
    }

    @Test
    @Checkpoint(3)
    void servesFilesOfEverySizeAroundItsLimits() throws IOException {
        Random random = new Random(4);
        int limit = SmallFileCache.MAX_FILE_BYTES;
        for (int size : new int[] {0, 1, 8_191, 8_192, 8_193, limit - 1, limit, limit + 1, 3_000_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            Files.write(root.resolve(size + ".bin"), bytes);
            assertThat(get("/" + size + ".bin").body()).as(size + " bytes").isEqualTo(bytes);
            if (size > 0) {
                Reply end = ask(server, "GET /" + size + ".bin HTTP/1.1", "Host: a", "Range: bytes=-10");
                assertThat(end.body()).isEqualTo(Arrays.copyOfRange(bytes, Math.max(0, size - 10), size));
            }
        }
    }

    @Test
    @Checkpoint(3)
    void sendsALargeFileToAClientThatReadsLater() throws IOException {
        byte[] bytes = new byte[20_000_000];
        new Random(5).nextBytes(bytes);
        Files.write(root.resolve("large.bin"), bytes);
        try (HttpPeer peer = HttpPeer.connect(server)) {
            // More than the buffers between the two hold: the server has to wait for this client.
            peer.sendHead("GET /large.bin HTTP/1.1", "Host: a");
            Reply head = peer.readHead();
            assertThat(head.field("Content-Length")).isEqualTo("20000000");
            assertThat(get("/index.html").status())
                    .as("another client meanwhile")
                    .isEqualTo(200);
            assertThat(peer.raw().readFully(bytes.length)).isEqualTo(bytes);
        }
    }

    @Test
    void wantsADirectory() {
        assertThatThrownBy(() -> Servers.of(root.resolve("index.html")))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessageContaining("not a directory");
    }
}
