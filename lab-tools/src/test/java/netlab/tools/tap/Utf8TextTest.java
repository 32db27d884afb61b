package netlab.tools.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import netlab.testkit.Hexdump;
import org.junit.jupiter.api.Test;

class Utf8TextTest {
    @Test
    void aCharacterTakesAsManyColumnsAsItHasBytes() {
        assertThat(column("abc")).isEqualTo("abc");
        assertThat(column("é.")).isEqualTo("é .");
        assertThat(column("안녕!")).as("two columns and a blank each").isEqualTo("안 녕 !");
        assertThat(column("😀!")).as("two columns and two blanks").isEqualTo("😀  !");
        assertThat(column("…!")).as("one column and two blanks").isEqualTo("…  !");
    }

    @Test
    void aCharacterThatSpansTwoRowsStandsWhereThereIsRoom() {
        byte[] bytes = "0123456789abcd안e".getBytes(UTF_8);
        assertThat(Utf8Text.column(bytes, 0, 16)).isEqualTo("0123456789abcd안");
        assertThat(Utf8Text.column(bytes, 16, bytes.length)).isEqualTo(" e");
        bytes = "0123456789abcde안f".getBytes(UTF_8);
        assertThat(Utf8Text.column(bytes, 0, 16)).isEqualTo("0123456789abcde ");
        assertThat(Utf8Text.column(bytes, 16, bytes.length)).isEqualTo("안f");
    }

    @Test
    void theTextOfAHexdumpIsAlignedWithItsBytes() {
        assertThat(Hexdump.of("이름: 김\n".getBytes(UTF_8), 0, Utf8Text::column))
                .isEqualTo("00000000  ec 9d b4 eb a6 84 3a 20  ea b9 80 0a              |이 름 : 김 .|\n");
    }

    @Test
    void whatCannotBeSeenIsADotAByte() {
        assertThat(column("a\r\n\u001B[2J\u0000\u007F")).isEqualTo("a...[2J..");
        assertThat(column("\u202E!")).as("turns the line around").isEqualTo("...!");
        assertThat(column("\u009B!")).as("a terminal's escape of one character").isEqualTo("..!");
    }

    @Test
    void bytesThatAreNotUtf8AreDots() {
        byte[] cut = {'a', (byte) 0xEC, (byte) 0x95};
        byte[] overlong = {(byte) 0xC0, (byte) 0x8A, (byte) 0xE0, (byte) 0x80, (byte) 0x8A};
        byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
        byte[] beyondUnicode = {(byte) 0xF7, (byte) 0xBF, (byte) 0xBF, (byte) 0xBF, (byte) 0xFF};
        assertThat(Utf8Text.column(cut, 0, 3)).isEqualTo("a..");
        assertThat(Utf8Text.column(overlong, 0, 5)).isEqualTo(".....");
        assertThat(Utf8Text.column(surrogate, 0, 3)).isEqualTo("...");
        assertThat(Utf8Text.column(beyondUnicode, 0, 5)).isEqualTo(".....");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(escaped("20 + 17\r\n")).isEqualTo("20 + 17\\r\\n");
        assertThat(escaped("\u001B[2J\t\u0000")).isEqualTo("\\x1b[2J\\t\\x00");
        assertThat(escaped("\u009B2J\u202E")).isEqualTo("\\xc2\\x9b2J\\xe2\\x80\\xae");
        assertThat(escaped("a\\n")).as("not a line end").isEqualTo("a\\\\n");
        assertThat(escaped("안녕 😀 👩\u200D💻")).isEqualTo("안녕 😀 👩\u200D💻");
        byte[] eucKr = {(byte) 0xB0, (byte) 0xA1};
        assertThat(Utf8Text.escaped(eucKr, 0, 2)).isEqualTo("\\xb0\\xa1");
    }

    @Test
    void noByteAndNoPairOfBytesReachesATerminalAsAControlCharacter() {
        for (int pair = 0; pair < 0x10000; pair++) {
            byte[] bytes = {(byte) (pair >> 8), (byte) pair};
            assertThat(Utf8Text.column(bytes, 0, 2) + Utf8Text.escaped(bytes, 0, 2))
                    .matches(text -> text.chars().noneMatch(Character::isISOControl));
        }
    }

    @Test
    void cutsBeforeACharacter() {
        byte[] bytes = "ab안".getBytes(UTF_8);
        assertThat(Utf8Text.endOfCharacters(bytes, 4)).isEqualTo(2);
        assertThat(Utf8Text.endOfCharacters(bytes, 2)).isEqualTo(2);
        assertThat(Utf8Text.endOfCharacters(bytes, 5)).isEqualTo(5);
        assertThat(Utf8Text.endOfCharacters(bytes, 100)).isEqualTo(5);
    }

    private static String column(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Utf8Text.column(bytes, 0, bytes.length);
    }

    private static String escaped(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Utf8Text.escaped(bytes, 0, bytes.length);
    }
}
