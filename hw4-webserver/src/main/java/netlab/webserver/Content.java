package netlab.webserver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of a resource, where they are. */
sealed interface Content {
    /** How many bytes there are. */
    long size();

    /** Bytes in memory outside the heap, which go to the socket without another copy. */
    record InMemory(ByteBuffer bytes) implements Content {
        @Override
        public long size() {
            return bytes.capacity();
        }
    }

    /** A file that is opened when it is sent. */
    record OnDisk(Path file, long size) implements Content {}

    static Content of(byte[] bytes) {
        return new InMemory(
                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer());
    }

    static Content ofText(String text) {
        return new InMemory(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
