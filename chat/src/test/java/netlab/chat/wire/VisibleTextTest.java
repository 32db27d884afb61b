package netlab.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(VisibleText.of("good morning")).isEqualTo("good morning");
        assertThat(VisibleText.of("안녕하세요 😄 👩‍👩‍👧 🇰🇷 ❤️")).isEqualTo("안녕하세요 😄 👩‍👩‍👧 🇰🇷 ❤️");
    }

    @Test
    void escapeSequencesGoAsAWhole() {
        assertThat(VisibleText.of("\u001B[31mred\u001B[0m")).isEqualTo("red");
        assertThat(VisibleText.of("\u001B[2J\u001B[1;1Hgone")).isEqualTo("gone");
        assertThat(VisibleText.of("\u001B]0;a title\u0007text")).isEqualTo("text");
        assertThat(VisibleText.of("\u001B]8;;http://x\u001B\\link\u001B]8;;\u001B\\"))
                .isEqualTo("link");
        assertThat(VisibleText.of("\u009B31mred")).isEqualTo("red");
        assertThat(VisibleText.of("\u001Bc\u001B(Breset")).isEqualTo("reset");
        assertThat(VisibleText.of("unfinished \u001B[31")).isEqualTo("unfinished");
        assertThat(VisibleText.of("unfinished \u001B]0;title")).isEqualTo("unfinished");
    }

    @Test
    void otherControlCharactersGo() {
        assertThat(VisibleText.of("a\u0000b\u0007c\u0085d\u2028e\rf")).isEqualTo("abcdef");
        assertThat(VisibleText.of("a\tb")).isEqualTo("a b");
    }

    @Test
    void nobodyTurnsTheDirectionOfWriting() {
        assertThat(VisibleText.of("\u202Egnp.exe\u2066x\u2069")).isEqualTo("gnp.exex");
    }

    @Test
    void backspaceTakesTheCharacterBefore() {
        assertThat(VisibleText.of("helo\blo")).isEqualTo("hello");
        assertThat(VisibleText.of("\b\b😄\u007F:)")).isEqualTo(":)");
    }

    @Test
    void nothingThatATerminalObeysIsLeftOfGarbage() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder garbage = new StringBuilder();
            for (int j = 0; j < 40; j++) {
                garbage.append((char) (random.nextInt(4) == 0 ? 0x1B : random.nextInt(0x100)));
            }
            assertThat(VisibleText.of(garbage.toString()).chars()).noneMatch(c -> c < ' ' || (c >= 0x7F && c < 0xA0));
        }
    }

    @Test
    void cutsAtBlanksAndNeverInsideACharacter() {
        assertThat(VisibleText.cut("n: ", "one two three", 11)).isEqualTo(List.of("n: one two", "n: three"));
        assertThat(VisibleText.cut("n: ", "가나다라", 9)).isEqualTo(List.of("n: 가나", "n: 다라"));
        assertThat(VisibleText.cut("n: ", "", 9)).isEqualTo(List.of("n: "));
        assertThat(VisibleText.cut("", "😄😄😄", 8)).isEqualTo(List.of("😄😄", "😄"));
    }

    @Test
    void everyCutLineIsWithinTheLimitAndNothingIsLost() {
        String text = "가나다 word ".repeat(1_000).strip();
        List<String> lines = VisibleText.cut("header: ", text, 100);
        assertThat(lines).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 100);
        assertThat(String.join(" ", lines.stream().map(l -> l.substring(8)).toList()))
                .isEqualTo(text);
    }
}
