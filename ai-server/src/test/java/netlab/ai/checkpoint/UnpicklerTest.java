package netlab.ai.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles written by hand; an opcode is the letter that Python's pickletools gives it. */
class UnpicklerTest {
    private static Object read(byte[] pickle) throws IOException {
        return new Unpickler(new ByteArrayInputStream(pickle)).read();
    }

    private static Object read(String latin1) throws IOException {
        return read(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsPlainValues() throws IOException {
        assertThat(read("\u0080\u0002}q\u0000(X\u0001\u0000\u0000\u0000aK\u0007X\u0001\u0000\u0000\u0000b\u0088u."))
                .isEqualTo(Map.of("a", BigInteger.valueOf(7), "b", true));
        assertThat(read("\u0080\u0002K\u0001K\u0002K\u0003\u0087."))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
        assertThat(read("\u0080\u0002J\u00ff\u00ff\u00ff\u00ff.")).isEqualTo(BigInteger.valueOf(-1));
    }

    /** What an attacker writes: a function of Python's own, and arguments for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080\u0002cos\nsystem\nX\u0004\u0000\u0000\u0000true\u0085R.",
                "\u0080\u0002cbuiltins\neval\nX\u0001\u0000\u0000\u00001\u0085R.",
                "\u0080\u0004\u008c\u0005posix\u008c\u0006system\u0093\u008c\u0004true\u0085R.",
                "\u0080\u0002ctorch.storage\n_load_from_bytes\nX\u0001\u0000\u0000\u00001\u0085R.",
                "\u0080\u0002ctorch\nload\nX\u0001\u0000\u0000\u00001\u0085R.",
                "\u0080\u0002ccollections\nOrderedDict\nX\u0001\u0000\u0000\u00001\u0085R.",
                "\u0080\u0002(X\u0004\u0000\u0000\u0000trueios\nsystem\n.",
                "\u0080\u0002ccollections\nOrderedDict\n)\u0081."
            })
    void refusesWhateverWouldRunCode(String pickle) {
        assertThatThrownBy(() -> read(pickle)).isInstanceOf(MalformedCheckpointException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "\u0080",
                "(",
                "(.",
                "t.",
                "K",
                "h\u0005.",
                "a.",
                "s.",
                "\u0085.",
                "K\u0001b.",
                "X\u00ff\u00ff\u00ff\u00ff.",
                "X\u0005\u0000\u0000\u0000ab",
                "}(K\u0001u.",
                "}K\u0001K\u0002s.",
                "K\u0001Q.",
                ")Q.",
                "R.",
                "K\u0001)R."
            })
    void refusesWhatMakesNoSense(String pickle) {
        assertThatThrownBy(() -> read(pickle)).isInstanceOf(MalformedCheckpointException.class);
    }

    @Test
    void refusesATensorLargerThanItsStorage() throws IOException {
        String storage =
                "(X\u0007\u0000\u0000\u0000storagectorch\nFloatStorage\nX\u0001\u0000\u0000\u00000X\u0003\u0000\u0000\u0000cpuK\u0004tQ";
        String tensor = "\u0080\u0002ctorch._utils\n_rebuild_tensor_v2\n(" + storage;
        assertThat(read(tensor + "K\u0000K\u0002K\u0002\u0086K\u0002K\u0001\u0086tR."))
                .isInstanceOf(TorchTensor.class);
        for (String layout : List.of(
                "K\u0001K\u0002K\u0002\u0086K\u0002K\u0001\u0086tR.", // offset
                "K\u0000K\u0002K\u0003\u0086K\u0003K\u0001\u0086tR.", // shape
                "K\u0000K\u0002K\u0002\u0086K\u0009K\u0001\u0086tR.", // strides
                "K\u0000K\u0002\u0085K\u0002K\u0001\u0086tR.", // more strides than dimensions
                "K\u0000J\u00ff\u00ff\u00ff\u00ffK\u0002\u0086K\u0002K\u0001\u0086tR.")) { // negative
            assertThatThrownBy(() -> read(tensor + layout)).isInstanceOf(MalformedCheckpointException.class);
        }
    }

    @Test
    void endsWithAnErrorWhateverTheBytesAre() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            try {
                read(bytes);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(MalformedCheckpointException.class);
            }
        }
    }

    @Test
    void doesNotGrowWithoutEnd() {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        for (int i = 0; i < 4_000_001; i++) {
            pickle.write('N');
        }
        assertThatThrownBy(() -> read(pickle.toByteArray())).hasMessageContaining("values");
    }
}
