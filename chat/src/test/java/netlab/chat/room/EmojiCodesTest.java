package netlab.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import netlab.chat.wire.VisibleText;
import org.junit.jupiter.api.Test;

class EmojiCodesTest {
    @Test
    void replacesWhatItKnows() {
        assertThat(EmojiCodes.expand(":smile:")).isEqualTo("😄");
        assertThat(EmojiCodes.expand("a:b:smile:c :+1::+1:")).isEqualTo("a:b😄c 👍👍");
    }

    @Test
    void leavesTheRestAlone() {
        for (String text : new String[] {"12:30:15", ":", "::", ":no_such_code:", "a :smile", "http://x:80/"}) {
            assertThat(EmojiCodes.expand(text)).isEqualTo(text);
        }
    }

    @Test
    void everyEmojiIsVisibleText() {
        assertThat(EmojiCodes.table()).hasSizeGreaterThan(100).allSatisfy((code, emoji) -> {
            assertThat(VisibleText.of(emoji)).as(code).isEqualTo(emoji).isNotEmpty();
            assertThat(EmojiCodes.expand(":" + code + ":")).isEqualTo(emoji);
        });
    }
}
