package netlab.ai.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
    private static final String NAME = "owner/model-1.0";
    private static final byte[] CONFIG = "{\"architectures\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] VOCABULARY = "[PAD]\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] WEIGHTS = new byte[300_000];

    static {
        new Random(1).nextBytes(WEIGHTS);
    }

    private final LocalHub hub = new LocalHub(NAME);
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        hub.close();
    }

    private Path fetch(String name) throws IOException {
        environment.put("HF_ENDPOINT", hub.url());
        environment.put("HF_HOME", home.toString());
        return new Fetch(environment, new PrintStream(progress, true, StandardCharsets.UTF_8), Duration.ofSeconds(5))
                .model(name);
    }

    private void putModel() {
        hub.put("config.json", CONFIG)
                .put("vocab.txt", VOCABULARY)
                .put("model.safetensors", WEIGHTS)
                .put("README.md", CONFIG);
    }

    private Path model() {
        return home.resolve("hub/models--owner--model-1.0");
    }

    @Test
    void laysTheFilesOutAsPythonDoes() throws IOException {
        putModel();
        Path snapshot = fetch(NAME);
        String sha256 = LocalHub.hash("SHA-256", WEIGHTS);
        assertThat(snapshot).isEqualTo(model().resolve("snapshots").resolve(LocalHub.COMMIT));
        assertThat(model().resolve("refs/main")).hasContent(LocalHub.COMMIT);
        assertThat(model().resolve("blobs").resolve(sha256)).hasBinaryContent(WEIGHTS);
        assertThat(Files.readSymbolicLink(snapshot.resolve("model.safetensors")))
                .hasToString("../../blobs/" + sha256);
        assertThat(snapshot.resolve("config.json")).hasBinaryContent(CONFIG);
        assertThat(snapshot.resolve("vocab.txt")).hasBinaryContent(VOCABULARY);
        assertThat(snapshot.resolve("README.md")).doesNotExist();
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("model.safetensors")
                .contains("100 %");
        assertThat(new HubCache(home.resolve("hub")).snapshot(NAME)).contains(snapshot);
    }

    @Test
    void downloadsNothingTwice() throws IOException {
        putModel();
        fetch(NAME);
        int before = hub.log().size();
        fetch(NAME);
        assertThat(hub.log().subList(before, hub.log().size())).noneMatch(entry -> entry.startsWith("storage"));
    }

    @Test
    void goesOnWhereADownloadWasCutOff() throws IOException {
        putModel();
        hub.cutOff(2);
        assertThat(fetch(NAME).resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(hub.log()).contains("storage GET /model.safetensors bytes=100000-");
    }

    @Test
    void goesOnFromWhatAnEarlierRunLeft() throws IOException {
        putModel();
        Path blobs = Files.createDirectories(model().resolve("blobs"));
        byte[] half = Arrays.copyOf(WEIGHTS, WEIGHTS.length / 2);
        Files.write(blobs.resolve(LocalHub.hash("SHA-256", WEIGHTS) + ".incomplete"), half);
        assertThat(fetch(NAME).resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
        assertThat(hub.log()).contains("storage GET /model.safetensors bytes=150000-");
    }

    @Test
    void givesUpOnAConnectionThatBringsNothing() throws IOException {
        putModel();
        hub.put("model.safetensors", new byte[] {1, 2}).cutOff(100);
        assertThatThrownBy(() -> fetch(NAME)).hasMessageContaining("model.safetensors");
        assertThat(new HubCache(home.resolve("hub")).snapshot(NAME)).isEmpty();
    }

    @Test
    void refusesAFileWhoseHashIsWrong() throws IOException {
        putModel();
        hub.corrupt(true);
        assertThatThrownBy(() -> fetch(NAME)).hasMessageContaining("damaged");
        assertThat(new HubCache(home.resolve("hub")).snapshot(NAME)).isEmpty();
        hub.corrupt(false);
        assertThat(fetch(NAME).resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void takesThePickleOfAModelThatHasNoSafetensors() throws IOException {
        hub.put("config.json", CONFIG)
                .put("pytorch_model.bin", WEIGHTS)
                .put("vocab.json", CONFIG)
                .put("merges.txt", VOCABULARY);
        Path snapshot = fetch(NAME);
        assertThat(snapshot.resolve("pytorch_model.bin")).hasBinaryContent(WEIGHTS);
        assertThat(snapshot.resolve("merges.txt")).exists();
    }

    @Test
    void followsAModelThatWasRenamedAndKeepsTheNameItWasAskedFor() throws IOException {
        putModel();
        assertThat(fetch("old-name")).startsWith(home.resolve("hub/models--old-name"));
    }

    @Test
    void showsItsTokenToTheHubAlone() throws IOException {
        putModel();
        hub.requireToken("hf_secret");
        assertThatThrownBy(() -> fetch(NAME))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("HF_TOKEN");
        environment.put("HF_TOKEN", "hf_secret");
        fetch(NAME);
        assertThat(hub.log()).doesNotContain("the token was given away").anyMatch(entry -> entry.startsWith("storage"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> fetch("nobody/nothing"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("nobody/nothing");
        hub.put("config.json", CONFIG);
        assertThatThrownBy(() -> fetch(NAME)).hasMessageContaining("model.safetensors");
        for (String name : new String[] {"../x", "a/b/c", "", "a//b", "-x", "a..b"}) {
            assertThatThrownBy(() -> fetch(name)).hasMessageContaining("no name of a model");
        }
    }

    @Test
    void namesAHubThatCannotBeReached() {
        String url = hub.url();
        hub.close();
        assertThatThrownBy(() -> fetch(NAME)).hasMessageStartingWith("cannot reach " + url);
    }

    @Test
    void refusesAnEndpointThatIsNoAddress() {
        for (String endpoint : new String[] {"nonsense", "ftp://localhost", "http:///"}) {
            assertThatThrownBy(() -> new Hub(Map.of("HF_ENDPOINT", endpoint)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("HF_ENDPOINT", endpoint);
        }
    }

    @Test
    void findsTheCacheWherePythonHasIt() {
        Path user = Path.of(System.getProperty("user.home"));
        assertThat(HubCache.ofEnvironment(Map.of()).root()).isEqualTo(user.resolve(".cache/huggingface/hub"));
        assertThat(HubCache.ofEnvironment(Map.of("HF_HOME", "/m")).root()).isEqualTo(Path.of("/m/hub"));
        assertThat(HubCache.ofEnvironment(Map.of("XDG_CACHE_HOME", "/c")).root())
                .isEqualTo(Path.of("/c/huggingface/hub"));
        assertThat(HubCache.ofEnvironment(Map.of("HF_HOME", "/m", "HF_HUB_CACHE", "/h"))
                        .root())
                .isEqualTo(Path.of("/h"));
    }
}
