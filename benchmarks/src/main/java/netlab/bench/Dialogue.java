package netlab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client says, again and again, and must hear.
 *
 * @param steps sent one after the other, each when the one before is answered; after the last comes the first
 * @param greeted whether the server speaks first: a line
 */
record Dialogue(List<Step> steps, boolean greeted) {
    /**
     * Some messages that leave together, and all that comes back.
     *
     * @param messages how many
     */
    record Step(ByteBuffer request, ByteBuffer reply, int messages) {}

    /** One message after the other, of which {@code depth} leave together. */
    static Dialogue of(List<String> requests, List<String> replies, int depth) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from + depth <= requests.size(); from += depth) {
            steps.add(new Step(
                    direct(String.join("", requests.subList(from, from + depth))),
                    direct(String.join("", replies.subList(from, from + depth))),
                    depth));
        }
        return new Dialogue(List.copyOf(steps), false);
    }

    /** The same, after a line from the server. */
    Dialogue afterGreeting() {
        return new Dialogue(steps, true);
    }

    /** Messages of {@code size} bytes that come back as they are. */
    static Dialogue echo(int size) {
        List<String> messages = new ArrayList<>();
        for (char c = 'a'; c <= 'z'; c++) {
            messages.add(Character.toString(c).repeat(size));
        }
        return of(messages, messages, 1);
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
