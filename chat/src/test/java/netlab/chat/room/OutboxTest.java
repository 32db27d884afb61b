package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

@Checkpoint(2)
class OutboxTest {
    private static final int SPEAKERS = 4;
    private static final int LINES_EACH = 1_000;

    @Test
    void writesEveryLineInItsSpeakersOrderAndThenCloses() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Outbox outbox = new Outbox(written, () -> {});
        List<CompletableFuture<Void>> speakers = new ArrayList<>();
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            String name = "speaker " + speaker + ": ";
            speakers.add(CompletableFuture.runAsync(
                    () -> IntStream.range(0, LINES_EACH).forEach(i -> outbox.offer(name + i))));
        }
        speakers.forEach(CompletableFuture::join);
        outbox.close(Duration.ofSeconds(10));
        outbox.offer("too late");
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(SPEAKERS * LINES_EACH);
        for (int speaker = 0; speaker < SPEAKERS; speaker++) {
            String name = "speaker " + speaker + ": ";
            assertThat(lines.stream().filter(line -> line.startsWith(name)))
                    .containsExactlyElementsOf(IntStream.range(0, LINES_EACH)
                            .mapToObj(i -> name + i)
                            .toList());
        }
    }
}
