package netlab.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void showsControlCharacters() {
        assertThat(Visible.text("a\u0000b\u001b[31mc\u007fd\re")).isEqualTo("a␀b␛[31mc␡d␍e");
    }

    @Test
    void showsWhatTurnsTextAround() {
        assertThat(Visible.text("exe.\u202Efdp\u200B\uFEFF\u0085\u2028"))
                .isEqualTo("exe.⟨U+202E⟩fdp⟨U+200B⟩⟨U+FEFF⟩⟨U+0085⟩⟨U+2028⟩");
    }

    @Test
    void keepsLinesTabsHangulAndEmoji() {
        String text = "한글\tÄ\n👩‍💻 李";
        assertThat(Visible.text(text)).isEqualTo(text);
        assertThat(Visible.text("a\r\nb")).isEqualTo("a\nb");
    }

    @Test
    void replacesHalfOfAPair() {
        assertThat(Visible.text("a\uD83Db\uFFFE")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(Visible.text("ab👩cd", 3)).isEqualTo("ab\n… 4 more characters");
        assertThat(Visible.line("ab👩cd", 3)).isEqualTo("ab…");
        assertThat(Visible.line("ab👩cd", 4)).isEqualTo("ab👩…");
    }

    @Test
    void putsLinesOnOneLine() {
        assertThat(Visible.line(" a\nb\t ", 10)).isEqualTo("a⏎b");
    }
}
