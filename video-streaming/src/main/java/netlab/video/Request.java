package netlab.video;

import java.nio.charset.StandardCharsets;

/** The two words of a client. */
enum Request {
    /** Asks for the length of the next frame. */
    START("start"),
    /** Asks for the frame whose length has been told. */
    IMAGE("image");

    /** How many letters each word has. */
    static final int LENGTH = 5;

    private final String word;

    Request(String word) {
        this.word = word;
    }

    /** Returns the letter at {@code index}, as it goes over the wire. */
    byte letter(int index) {
        return (byte) word.charAt(index);
    }

    /** Returns the word as bytes, with a newline unless {@code plain}. */
    byte[] bytes(boolean plain) {
        return (plain ? word : word + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return word;
    }
}
