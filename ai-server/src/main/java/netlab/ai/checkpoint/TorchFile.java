package netlab.ai.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads the tensors of a file that {@code torch.save} wrote, in either of its formats; the storages are mapped into
 * memory, not copied.
 *
 * <pre>
 *   zip (since torch 1.6)            legacy
 *   +--------------------------+     +------------------------------------------------+
 *   | NAME/data.pkl            |     | pickle: a magic number                         |
 *   |   pickle: names, tensors |     | pickle: 1001, the version                      |
 *   | NAME/data/0              |     | pickle: sizes of the machine's types           |
 *   |   the first storage      |     | pickle: names, tensors                         |
 *   | NAME/data/1 ...          |     | pickle: the keys of the storages, in order     |
 *   +--------------------------+     | for each: 8 bytes number of elements, the data |
 *                                    +------------------------------------------------+
 * </pre>
 */
public final class TorchFile {
    private static final BigInteger LEGACY_MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final int LEGACY_VERSION = 1001;
    private static final long MAX_PICKLE_BYTES = 64 << 20;

    private final Path file;
    private final FileChannel channel;
    private final Map<String, ByteBuffer> storages = new HashMap<>();

    private TorchFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Returns the tensors of {@code file} by name, attached to {@code manager}.
     *
     * @throws MalformedCheckpointException if the file is damaged, or holds anything but tensors
     */
    public static Map<String, NDArray> map(Path file, NDManager manager) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TorchFile torch = new TorchFile(file, channel);
            Map<String, TorchTensor> tensors = torch.isZip() ? torch.readZip() : torch.readLegacy();
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (Map.Entry<String, TorchTensor> entry : tensors.entrySet()) {
                TorchTensor tensor = entry.getValue();
                arrays.put(
                        entry.getKey(),
                        tensor.view(torch.storages.get(tensor.storage().key()), manager));
            }
            return arrays;
        } catch (MalformedCheckpointException e) {
            throw new MalformedCheckpointException(
                    file + " is no file of tensors that can be read: " + e.getMessage(), e);
        }
    }

    private boolean isZip() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return channel.read(start, 0) == Integer.BYTES && start.getInt(0) == 0x04034B50; // "PK\3\4"
    }

    private Map<String, TorchTensor> readZip() throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            ZipArchiveEntry pickle = null;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (entry.getName().endsWith("/data.pkl")) {
                    pickle = entry;
                }
            }
            require(pickle != null, "the archive holds no data.pkl");
            require(pickle.getSize() <= MAX_PICKLE_BYTES, "data.pkl has " + pickle.getSize() + " bytes");
            String root = pickle.getName().substring(0, pickle.getName().length() - "data.pkl".length());
            ZipArchiveEntry byteOrder = zip.getEntry(root + "byteorder");
            if (byteOrder != null) {
                byte[] order = zip.getInputStream(byteOrder).readNBytes(16);
                require(
                        new String(order, StandardCharsets.US_ASCII).equals("little"),
                        "its numbers are not little-endian");
            }
            Map<String, TorchTensor> tensors;
            try (InputStream in = new BufferedInputStream(zip.getInputStream(pickle))) {
                tensors = tensors(new Unpickler(in).read());
            }
            for (TorchTensor tensor : tensors.values()) {
                TorchTensor.Storage storage = tensor.storage();
                if (!storages.containsKey(storage.key())) {
                    storages.put(storage.key(), mapEntry(zip, root + "data/" + storage.key(), storage.bytes()));
                }
            }
            return tensors;
        }
    }

    private ByteBuffer mapEntry(ZipFile zip, String name, long bytes) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        require(entry != null, "the archive lacks " + name);
        require(entry.getMethod() == ZipArchiveEntry.STORED, name + " is compressed, which torch never does");
        require(entry.getSize() >= bytes, name + " has " + entry.getSize() + " of " + bytes + " bytes");
        return mapBytes(entry.getDataOffset(), bytes);
    }

    private Map<String, TorchTensor> readLegacy() throws IOException {
        channel.position(0);
        // Counted, since the storages follow the pickles directly.
        CountingInputStream in =
                new CountingInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        require(LEGACY_MAGIC.equals(new Unpickler(in).read()), "it does not begin as torch.save writes");
        require(BigInteger.valueOf(LEGACY_VERSION).equals(new Unpickler(in).read()), "its version is not 1001");
        new Unpickler(in).read();
        Map<String, TorchTensor> tensors = tensors(new Unpickler(in).read());
        Object keys = new Unpickler(in).read();
        require(keys instanceof List, "the list of storages is missing");

        Map<String, TorchTensor.Storage> declared = new HashMap<>();
        tensors.values().forEach(tensor -> declared.put(tensor.storage().key(), tensor.storage()));
        long position = in.count();
        for (Object key : (List<?>) keys) {
            TorchTensor.Storage storage = declared.get(key);
            require(storage != null, "a storage belongs to no tensor");
            long elements = mapBytes(position, Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            require(
                    elements == storage.elements(),
                    "a storage has " + elements + " elements, not " + storage.elements());
            storages.put(storage.key(), mapBytes(position + Long.BYTES, storage.bytes()));
            position += Long.BYTES + storage.bytes();
        }
        for (TorchTensor tensor : tensors.values()) {
            require(storages.containsKey(tensor.storage().key()), "a storage is missing");
        }
        return tensors;
    }

    private ByteBuffer mapBytes(long offset, long bytes) throws IOException {
        require(
                offset >= 0 && bytes >= 0 && bytes <= Integer.MAX_VALUE && offset <= channel.size() - bytes,
                "it ends before its data");
        return channel.map(FileChannel.MapMode.READ_ONLY, offset, bytes);
    }

    private static Map<String, TorchTensor> tensors(Object unpickled) throws MalformedCheckpointException {
        require(unpickled instanceof Map, "it holds no dictionary");
        Map<String, TorchTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) unpickled).entrySet()) {
            require(
                    entry.getKey() instanceof String && entry.getValue() instanceof TorchTensor,
                    "the entry " + entry.getKey() + " is no tensor");
            tensors.put((String) entry.getKey(), (TorchTensor) entry.getValue());
        }
        return tensors;
    }

    private static void require(boolean condition, String otherwise) throws MalformedCheckpointException {
        if (!condition) {
            throw new MalformedCheckpointException(otherwise);
        }
    }
}
