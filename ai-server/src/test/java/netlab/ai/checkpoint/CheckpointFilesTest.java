package netlab.ai.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFilesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/hf-parity");

    private final NDManager manager = TensorEngine.newManager();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        manager.close();
    }

    private static byte[] safetensors(String header, int dataBytes) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    @Test
    void readsATensorWhereverItsBytesLie() throws IOException {
        // 62 bytes of header: the floats begin at an address that is no multiple of four.
        String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}} ";
        for (int blanks = 0; blanks < 4; blanks++) {
            byte[] bytes = safetensors(header + " ".repeat(blanks), 8);
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(bytes.length - 8, 1.5f)
                    .putFloat(bytes.length - 4, -2);
            Path file = Files.write(directory.resolve("model" + blanks), bytes);
            NDArray tensor = Safetensors.map(file, manager).get("w");
            assertThat(tensor.toFloatArray()).containsExactly(1.5f, -2f);
            assertThat(tensor.getShape().getShape()).containsExactly(2, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"w\":7}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,16]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,4],\"data_offsets\":[0,8]}}",
                "{\"w\":{\"dtype\":\"Q4\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                "{\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}"
            })
    void refusesAHeaderThatDoesNotAddUp(String header) throws IOException {
        Path file = Files.write(directory.resolve("model.safetensors"), safetensors(header, 8));
        assertThatThrownBy(() -> Safetensors.map(file, manager))
                .isInstanceOf(MalformedCheckpointException.class)
                .hasMessageContaining("model.safetensors");
    }

    @Test
    void refusesAFileThatIsCutOff() throws IOException {
        for (String name : new String[] {"bart/pytorch_model.bin", "distilbert/pytorch_model-legacy.bin"}) {
            byte[] whole = Files.readAllBytes(FIXTURES.resolve(name));
            for (int length : new int[] {0, 3, 30, 1000, whole.length / 2, whole.length - 1}) {
                Path file = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> TorchFile.map(file, manager))
                        .as("%d bytes", length)
                        .isInstanceOf(IOException.class);
            }
        }
        byte[] whole = Files.readAllBytes(FIXTURES.resolve("distilbert/model.safetensors"));
        for (int length : new int[] {0, 7, 8, 100, whole.length - 1}) {
            Path file = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.map(file, manager)).isInstanceOf(MalformedCheckpointException.class);
        }
    }

    @Test
    void endsWithAnErrorOrTensorsWhateverIsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(FIXTURES.resolve("distilbert/pytorch_model-legacy.bin"));
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(4000)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(directory.resolve("damaged"), damaged);
            try (NDManager scope = manager.newSubManager()) {
                TorchFile.map(file, scope);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(MalformedCheckpointException.class);
            }
        }
    }

    @Test
    void readsTheSameTensorsFromPickleAndSafetensors() throws IOException {
        Map<String, NDArray> legacy = TorchFile.map(FIXTURES.resolve("distilbert/pytorch_model-legacy.bin"), manager);
        Map<String, NDArray> safe = Safetensors.map(FIXTURES.resolve("distilbert/model.safetensors"), manager);
        assertThat(legacy.keySet()).containsExactlyInAnyOrderElementsOf(safe.keySet());
        safe.forEach((name, tensor) -> assertThat(legacy.get(name)).as(name).isEqualTo(tensor));
    }

    @Test
    void copiesATensorThatIsNoPlainBlock() {
        TorchTensor.Storage storage = new TorchTensor.Storage("0", DataType.FLOAT32, 6);
        ByteBuffer bytes = ByteBuffer.allocateDirect(24).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 6; i++) {
            bytes.putFloat(i * 4, i);
        }
        NDArray transposed = new TorchTensor(storage, 0, new long[] {3, 2}, new long[] {1, 3}).view(bytes, manager);
        assertThat(transposed.toFloatArray()).containsExactly(0, 3, 1, 4, 2, 5);
        NDArray part = new TorchTensor(storage, 1, new long[] {2}, new long[] {2}).view(bytes, manager);
        assertThat(part.toFloatArray()).containsExactly(1, 3);
    }

    @Test
    void saysWhatADirectoryLacks() throws IOException {
        assertThatThrownBy(() -> new ModelDirectory(directory)).hasMessageContaining("no config.json");
        Files.writeString(directory.resolve("config.json"), "{\"architectures\":[\"GPT2LMHeadModel\"],\"dim\":\"x\"}");
        ModelDirectory model = new ModelDirectory(directory);
        assertThatThrownBy(() -> model.requireArchitecture("BartForConditionalGeneration"))
                .hasMessageContaining("GPT2LMHeadModel")
                .hasMessageContaining("BartForConditionalGeneration");
        assertThatThrownBy(() -> model.size("dim")).hasMessageContaining("dim");
        assertThatThrownBy(() -> model.weights(manager)).hasMessageContaining("model.safetensors");
        assertThatThrownBy(() -> model.tokenizer(10)).hasMessageContaining("tokenizer.json");
    }
}
