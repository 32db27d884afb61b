package netlab.filetransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import netlab.filetransfer.FileTransferCodec.Reply;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTransferCodecTest {
    @ParameterizedTest
    @CsvSource({
        "0, 00000000",
        "5, 00000005",
        "2147483648, 80000000",
        "1315923561, 4e6f6669",
        "4294967295, ffffffff",
    })
    @Checkpoint(1)
    void sizeIsFourBytesBigEndianUnsigned(long size, String hex) {
        assertThat(FileTransferCodec.encodeSize(size)).isEqualTo(HexFormat.of().parseHex(hex));
        assertThat(FileTransferCodec.decodeSize(HexFormat.of().parseHex(hex))).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 4_294_967_296L, Long.MAX_VALUE})
    @Checkpoint(1)
    void sizeThatDoesNotFitIsNeverWrapped(long size) {
        assertThatIllegalArgumentException().isThrownBy(() -> FileTransferCodec.encodeSize(size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N", "Nof", "Nofi", "Nofil", "Nofile", "Nofile\r"})
    void beginningOfNofileIsUndecidedWhileMoreMayCome(String reply) {
        assertThat(classify(reply, false)).isEqualTo(Reply.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nofile", "Nofile\n", "Nofile\r\n"})
    void nofileIsNofileWhenNothingFollows(String reply) {
        assertThat(classify(reply, true)).isEqualTo(Reply.NOFILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nofilx", "Nofi\0", "Nofile!", "Nofile\n\n", "Nofile\r\n!", "Nofile\rx"})
    void sizeThatSpellsNofiIsASizeOnceContentTells(String reply) {
        assertThat(classify(reply, false)).isEqualTo(Reply.SIZE);
    }

    @Test
    void sizeThatSpellsNofiIsASizeWhenTheStreamEndsBeforeTheWordDoes() {
        assertThat(classify("Nofil", true)).isEqualTo(Reply.SIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\5", "\0\0\0\5hello", "nofi", "Nof\0"})
    void anythingElseIsASizeAfterFourBytes(String reply) {
        assertThat(classify(reply, false)).isEqualTo(Reply.SIZE);
        assertThat(classify(reply, true)).isEqualTo(Reply.SIZE);
    }

    @Test
    void lessThanFourBytesAreNothing() {
        assertThat(classify("\0\0\0", false)).isEqualTo(Reply.UNDECIDED);
        assertThat(classify("\0\0\0", true)).isEqualTo(Reply.UNDECIDED);
    }

    private static Reply classify(String reply, boolean ended) {
        return FileTransferCodec.classify(reply.getBytes(StandardCharsets.ISO_8859_1), ended);
    }
}
