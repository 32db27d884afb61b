package netlab.ai.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The pieces that training sees are those that the tokenizer will cut. */
class BpeTest {
    private static final List<String> TEXTS = List.of(
            "I did not like the film, and I didn't like the book.",
            "The service isnt good; it wasn’t good, it can't be good and won't be!!!!",
            "Sooooo goooood, cannot wait. \"Great\" film, great book, greatest service.",
            "영화가 정말 재미있어요. 영화를 또 보고 싶어요ㅋㅋㅋㅋㅋ",
            "서비스가 좋지 않아요. 정말 좋지 않습니다 😀",
            "the the the likes liked liking unlike");

    private static List<List<String>> words() {
        try (WordSplitter splitter = new WordSplitter(TEXTS)) {
            return splitter.split(TEXTS);
        }
    }

    private static byte[] train(int size) {
        Map<String, Long> counts = new HashMap<>();
        words().forEach(text -> text.forEach(word -> counts.merge(word, 3L, Long::sum)));
        return BpeTrainer.train(counts, size);
    }

    @Test
    void writesEveryFormOfANegationAlike() {
        assertThat(words().get(0)).containsSubsequence("▁did", "▁not", "▁did", "▁not");
        assertThat(words().get(1))
                .containsSubsequence("▁is", "▁not", "▁was", "▁not", "▁can", "▁not", "▁will", "▁not", "▁!", "▁!");
        assertThat(words().get(2)).contains("▁soo", "▁good", "▁can", "▁not");
        assertThat(words().get(3)).contains("▁영화가", "▁싶어요ㅋㅋ");
    }

    @Test
    void cutsWordsAsTheTokenizerDoes() throws IOException {
        byte[] json = train(140);
        BpeEncoder encoder = new BpeEncoder(json);
        try (HuggingFaceTokenizer tokenizer = SentimentTokenizer.load(json)) {
            for (int i = 0; i < TEXTS.size(); i++) {
                List<Long> expected = new ArrayList<>();
                for (String word : words().get(i)) {
                    for (int id : encoder.encode(encoder.characters(word), 0, new Random(1))) {
                        expected.add((long) id);
                    }
                }
                assertThat(tokenizer.encode(TEXTS.get(i)).getIds())
                        .as(TEXTS.get(i))
                        .containsExactly(
                                expected.stream().mapToLong(Long::longValue).toArray());
            }
        }
    }

    @Test
    void learnsTheSameEveryTime() {
        assertThat(train(140)).isEqualTo(train(140));
    }

    @Test
    void mergesTheMostFrequentPairFirst() throws IOException {
        byte[] json = BpeTrainer.train(Map.of("▁abab", 10L, "▁cd", 9L), 100);
        String text = new String(json, StandardCharsets.UTF_8);
        assertThat(text).contains("\"merges\":[[\"a\",\"b\"]");
    }

    @Test
    void overlooksMergesNowAndThenInTraining() throws IOException {
        BpeEncoder encoder = new BpeEncoder(train(140));
        int[] characters = encoder.characters("▁service");
        int whole = encoder.encode(characters, 0, new Random(1)).length;
        Random random = new Random(1);
        int cut = 0;
        for (int i = 0; i < 200; i++) {
            cut += encoder.encode(characters, 0.3, random).length > whole ? 1 : 0;
        }
        assertThat(cut).isBetween(20, 200);
        assertThat(encoder.encode(characters, 1, random)).isEqualTo(characters);
    }
}
