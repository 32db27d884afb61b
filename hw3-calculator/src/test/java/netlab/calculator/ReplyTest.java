package netlab.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

@Checkpoint(1)
class ReplyTest {
    @Test
    void isTheValueAlone() {
        assertThat(Reply.to("20 + 17")).isEqualTo("37");
    }

    @Test
    void hasACaretBeforeTheFirstWrongCharacter() {
        assertThat(Reply.to("20 ? 17")).isEqualTo("Error: expected + - * or /, found '?' at column 4: 20 ^? 17");
        assertThat(Reply.to("1/0")).isEqualTo("Error: cannot divide by zero at column 3: 1/^0");
        assertThat(Reply.to("3")).isEqualTo("Error: expected + - * or /, found the end at column 2: 3^");
    }

    @Test
    void countsColumnsInCharactersAsAPersonDoes() {
        assertThat(Reply.to("😀 + 1")).isEqualTo("Error: expected an integer, found '😀' at column 1: ^😀 + 1");
        assertThat(Reply.to("1 + 1😀가")).contains("at column 6: 1 + 1^😀가");
    }

    @Test
    void showsOnlyTheSurroundingsOfTheMistakeInALongExpression() {
        String reply = Reply.to("1".repeat(500) + "x" + "2".repeat(500));
        assertThat(reply).endsWith(": …" + "1".repeat(20) + "^x" + "2".repeat(19) + "…");
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(Reply.to("1 + 1x" + "😀".repeat(30))).doesNotContain("?").contains("^x😀");
        assertThat(Reply.to("1 + " + "😀".repeat(30) + "1")).contains("^😀");
    }

    @Test
    void doesNotPassControlCharactersOn() {
        assertThat(Reply.to("1 \u001B[2J"))
                .isEqualTo("Error: expected + - * or /, found U+001B at column 3: 1 ^\uFFFD[2J");
    }
}
