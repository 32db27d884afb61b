package netlab.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import netlab.ai.SummaryLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexRankTest {
    private static final String ENGLISH = """
            TCP delivers a stream of bytes, in order and without gaps. Dr. Cerf described it in 1974. A stream of bytes has
            no message boundaries. One send may arrive in several pieces, and two sends in one piece. So a protocol must say
            where a message of the stream ends. My cat likes fish. A length in front of the message or a newline at its end
            are the usual ways to mark where a message ends.""";
    private static final String KOREAN = """
            TCP는 바이트 스트림을 순서대로 빠짐없이 전달합니다. 스트림에는 메시지의 경계가 없습니다. 한 번 보낸 메시지가 여러 조각으로 도착할 수 있습니다. \
            그래서 프로토콜은 스트림에서 메시지의 끝을 정해야 합니다. 우리 집 고양이는 생선을 좋아해요. 길이를 먼저 보내거나 줄 바꿈으로 메시지의 끝을 표시합니다.""";

    private static String summarize(String text) {
        return new LexRank().summarize(text, SummaryLength.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, KOREAN})
    void choosesSentencesOfTheTextInItsOrderWithinTheLength(String text) {
        String summary = summarize(text);
        List<String> all = Sentences.split(text, 100);
        List<String> chosen = Sentences.split(summary, 100);
        assertThat(chosen).isNotEmpty().hasSizeLessThan(all.size()).isSubsetOf(all);
        assertThat(chosen).isSortedAccordingTo((a, b) -> all.indexOf(a) - all.indexOf(b));
        assertThat(summary.codePointCount(0, summary.length()))
                .isLessThanOrEqualTo(SummaryLength.of(text).max() * LexRank.CODE_POINTS_PER_TOKEN);
        assertThat(summary).doesNotContain("cat likes").doesNotContain("고양이");
    }

    @Test
    void splitsWhereSentencesEndAndNotAfterAbbreviations() {
        assertThat(Sentences.split(ENGLISH, 100)).hasSize(7).contains("Dr. Cerf described it in 1974.");
        assertThat(Sentences.split(KOREAN, 100)).hasSize(6);
        assertThat(Sentences.split("A heading\n\nA sentence that\ngoes on. 3.14 is a number!", 100))
                .containsExactly("A heading", "A sentence that goes on.", "3.14 is a number!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi", "One sentence only, without any end", "네", "😀", "...", "First. Second.", "a\u0000b"})
    void returnsATinyTextAsItIs(String text) {
        assertThat(summarize(text)).isEqualTo(text);
    }

    @Test
    void cutsASentenceThatIsTooLongAtAWord() {
        String summary = summarize("word ".repeat(10_000));
        assertThat(summary).startsWith("word word").endsWith("word");
        assertThat(summary.length()).isBetween(600, 640);
        assertThat(summarize("x".repeat(10_000))).hasSize(640);
    }

    @Test
    void doesNotSayTheSameTwice() {
        String text =
                "The server answers every request in order. ".repeat(10) + "The client reads the replies one by one.";
        assertThat(summarize(text))
                .containsOnlyOnce("The server answers every request in order.")
                .contains("The client reads");
    }

    @Test
    void staysQuickWithTheLongestTextThereCanBe() {
        String text = "A b c d e f. ".repeat(80_000);
        assertThat(summarize(text)).startsWith("A b c d e f.");
    }

    @Test
    void countsKoreanWordsByTheirPairsOfSyllables() {
        assertThat(Sentences.terms("서버가 응답한다. 서버를 본다"))
                .containsEntry("서버", 2)
                .containsEntry("응답", 1)
                .containsEntry("본다", 1);
        assertThat(Sentences.terms("The server, the Client"))
                .containsEntry("the", 2)
                .containsEntry("client", 1);
    }
}
