package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final int LIMIT = 100_000;

    /** Gives at most {@code piece} bytes a read. */
    private static LineReader reader(String content, int piece) {
        InputStream in = new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, piece));
            }
        };
        return new LineReader(in, LIMIT);
    }

    private static List<String> lines(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        Optional<byte[]> line = reader.read();
        while (line.isPresent()) {
            lines.add(new String(line.get(), StandardCharsets.US_ASCII));
            line = reader.read();
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8192, Integer.MAX_VALUE})
    void findsTheSameLinesHoweverTheyArrive(int piece) throws IOException {
        String longest = "x".repeat(LIMIT);
        String content = "one\n\ntwo\r\n" + longest + "\nthree\n" + "y".repeat(70_000) + "\nrest";
        assertThat(lines(reader(content, piece)))
                .containsExactly("one", "", "two\r", longest, "three", "y".repeat(70_000), "rest");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8192, Integer.MAX_VALUE})
    void rejectsALineOverTheLimitWithOrWithoutAnEnd(int piece) throws IOException {
        LineReader ended = reader("ok\n" + "x".repeat(LIMIT + 1) + "\nafter\n", piece);
        assertThat(ended.read()).isPresent();
        assertThatThrownBy(ended::read).isInstanceOf(LineReader.LineTooLongException.class);
        LineReader endless = reader("x".repeat(LIMIT + 1), piece);
        assertThatThrownBy(endless::read).isInstanceOf(LineReader.LineTooLongException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void endsWhereTheStreamEnds(String content) throws IOException {
        assertThat(lines(reader(content, 1))).hasSize(content.length());
    }
}
