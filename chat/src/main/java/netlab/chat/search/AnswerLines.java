package netlab.chat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An answer that arrives in pieces → its lines, each as soon as it is complete; blank ones are left out. */
final class AnswerLines {
    /** A chat is no place for more. */
    static final int MAX_CHARACTERS = 16_000;

    private static final String LEFT_OUT = "(the rest is left out)";

    private final Consumer<String> sink;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int characters;

    AnswerLines(Consumer<String> sink) {
        this.sink = sink;
    }

    void add(String piece) {
        String taken = piece.substring(0, Math.min(piece.length(), MAX_CHARACTERS - characters));
        characters += taken.length();
        taken.chars().forEach(c -> {
            if (c == '\n') {
                endLine();
            } else {
                line.append((char) c);
            }
        });
    }

    /** Tells whether the limit is reached, so that nothing more is worth waiting for. */
    boolean isFull() {
        return characters >= MAX_CHARACTERS;
    }

    /** Passes on what has no line end. */
    void end() {
        endLine();
        if (isFull()) {
            emit(LEFT_OUT);
        }
    }

    private void endLine() {
        String complete = line.toString().strip();
        line.setLength(0);
        if (!complete.isEmpty()) {
            emit(complete);
        }
    }

    private void emit(String complete) {
        lines.add(complete);
        sink.accept(complete);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
