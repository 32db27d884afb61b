package netlab.nameid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Random;
import netlab.testkit.grading.Checkpoint;
import org.junit.jupiter.api.Test;

class StudentIdTest {
    private static final long SEED = 20260912;

    @Test
    @Checkpoint(1)
    void goesMostSignificantByteFirst() {
        assertThat(new StudentId(0x01020304).encode()).containsExactly(1, 2, 3, 4);
        assertThat(new StudentId(20260562).encode()).containsExactly(0x01, 0x35, 0x26, 0xD2);
    }

    @Test
    @Checkpoint(3)
    void usesAllThirtyTwoBitsWithoutASign() {
        assertThat(new StudentId(StudentId.MAX).encode()).containsExactly(0xFF, 0xFF, 0xFF, 0xFF);
        assertThat(StudentId.decode(new byte[] {-1, -1, -1, -2}, 0)).isEqualTo(new StudentId(4_294_967_294L));
        assertThat(new StudentId(0).encode()).containsExactly(0, 0, 0, 0);
    }

    @Test
    @Checkpoint(3)
    void readsBackWhatItWrites() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            StudentId id = new StudentId(random.nextInt() & StudentId.MAX);
            assertThat(StudentId.decode(id.encode(), 0)).as("seed %d", SEED).isEqualTo(id);
            assertThat(ByteBuffer.wrap(id.encode()).getInt()).isEqualTo((int) id.value());
        }
    }

    @Test
    void refusesWhatFourBytesCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StudentId(-1))
                .withMessage("expected an id of 0 to 4294967295, got -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new StudentId(StudentId.MAX + 1));
    }
}
