package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NicknameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "alice",
                "김철수",
                "😄",
                "Zoë",
                "user_1",
                "O'Neil",
                "👨\u200D👩\u200D👧",
                "12345678901234567890"
            })
    void acceptsVisibleCharacters(String wanted) throws Exception {
        assertThat(Nickname.parse("a nickname", wanted).name()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "123456789012345678901",
                "a b",
                "a\u0000b",
                "a\u001B[31m",
                "a\u00A0b",
                "\u202Eabc",
                "/a",
                "a:",
                "*",
                "-->",
                "[x",
                "!x",
                "?x",
                "\u200D",
                "\u3164",
                "\u2800\uFE0F"
            })
    void refusesTheRestWithAReason(String wanted) {
        assertThatThrownBy(() -> Nickname.parse("a nickname", wanted))
                .isInstanceOf(Nickname.RefusedException.class)
                .hasMessageStartingWith("a nickname has ");
    }

    @ParameterizedTest
    @CsvSource({
        "Alice, aLICE",
        "Zoë, ZOË",
        "straße, STRASSE",
        "ａｌｉｃｅ, alice",
        "éa, e\u0301a",
        "bob, bob\u200D",
        "bob, b\u034Fob\uFE0F",
        "bob, bob\u3164"
    })
    void namesThatLookTheSameAreTheSame(String one, String other) throws Exception {
        assertThat(Nickname.parse("a nickname", one).key())
                .isEqualTo(Nickname.parse("a nickname", other).key());
    }
}
