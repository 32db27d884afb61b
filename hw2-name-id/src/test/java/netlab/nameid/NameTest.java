package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
    @ParameterizedTest
    @ValueSource(strings = {"홍길동", "김 😀", "Ærøskøbing", "محمد", "O'Brien"})
    void isInAnyScript(String name) throws Exception {
        assertThat(Name.received(name).value()).isEqualTo(name);
    }

    @Test
    void losesTheBlanksAroundIt() throws Exception {
        assertThat(Name.received("  홍길동 \t").value()).isEqualTo("홍길동");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\u3000"})
    void isNotBlank(String name) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Name.received(name))
                .withMessage("expected a name, got none");
    }

    @Test
    void hasAtMost1024Bytes() {
        String longest = "가".repeat(341) + "a"; // 3 bytes each in UTF-8
        assertThat(new Name(longest).value()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Name(longest + "b"))
                .withMessage("expected a name of at most 1024 bytes, got 1025");
    }

    @Test
    void isOnOneLine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Name("Ann\nBob"));
    }

    @Test
    void isShownWithoutControlCharacters() {
        assertThat(new Name("Eve\u001B[2J").printable()).isEqualTo("Eve\uFFFD[2J");
    }
}
