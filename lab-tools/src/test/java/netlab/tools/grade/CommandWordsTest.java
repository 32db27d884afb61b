package netlab.tools.grade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandWordsTest {
    @Test
    void splitsAtBlanks() {
        assertThat(CommandWords.of("  python3  server.py {port} ")).containsExactly("python3", "server.py", "{port}");
    }

    @Test
    void keepsWhatIsQuotedTogether() {
        assertThat(CommandWords.of("\"my server\" 'a b'c --name=\"x y\" ''"))
                .containsExactly("my server", "a bc", "--name=x y", "");
    }

    @Test
    void aBlankLineHasNoWords() {
        assertThat(CommandWords.of("  ")).isEmpty();
    }
}
