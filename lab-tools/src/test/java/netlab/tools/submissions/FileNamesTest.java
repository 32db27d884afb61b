package netlab.tools.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void spellsWhatCannotBeStored() {
        assertThat(FileNames.encodable("과제3/src/main/java", StandardCharsets.US_ASCII))
                .isEqualTo("_acfc_c81c3/src/main/java");
        assertThat(FileNames.encodable("a👩b", StandardCharsets.US_ASCII)).isEqualTo("a_1f469b");
    }

    @Test
    void leavesAloneWhatCanBeStored() {
        assertThat(FileNames.encodable("과제3", StandardCharsets.UTF_8)).isEqualTo("과제3");
        assertThat(FileNames.encodable("hw3/A.java", StandardCharsets.US_ASCII)).isEqualTo("hw3/A.java");
    }
}
