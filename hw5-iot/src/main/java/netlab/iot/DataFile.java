package netlab.iot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.ParseException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of readings, a line each. Lines are added at its end, whole or not at all: a line is one {@code write} of the
 * operating system, which a process that is killed has done or has not.
 */
final class DataFile implements AutoCloseable {
    private final Path path;
    private final FileChannel out;
    /** The same file: one that is open for appending cannot be read. */
    private final FileChannel in;

    /** What a file holds: its readings, and what was wrong with the other lines. */
    record Content(List<DataLine> lines, List<Damage> damages) {}

    /** A line that is no reading; the first one is number 1. */
    record Damage(int lineNumber, String reason) {}

    private DataFile(Path path) throws IOException {
        this.path = path;
        this.out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.in = FileChannel.open(path, StandardOpenOption.READ);
    }

    /** Opens {@code path} to add lines; what is in it stays. */
    static DataFile append(Path path) throws IOException {
        try {
            return new DataFile(path);
        } catch (IOException e) {
            throw failure("cannot write to " + path, e);
        }
    }

    /**
     * Adds {@code reading} as of now, whole or not at all, and returns the line. If the file does not end in a line end, because something else was cut
     * off there, the line begins a fresh one.
     *
     * @throws IOException if it cannot be written, because the disk is full
     */
    synchronized DataLine append(Reading reading) throws IOException {
        try {
            FileLock lock = out.lock(); // another user program may write to the same file
            try {
                DataLine line =
                        new DataLine(LocalDateTime.now(), reading); // now: lines are in the order of their times
                write(line);
                return line;
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw failure("nothing written to " + path, e);
        }
    }

    private void write(DataLine line) throws IOException {
        long end = in.size();
        String text = (endsInsideLine(end) ? "\n" : "") + line.format() + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        if (out.write(bytes) < bytes.limit()) {
            out.truncate(end);
            throw new IOException("the disk is full");
        }
    }

    private boolean endsInsideLine(long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end > 0 && in.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    private static IOException failure(String what, IOException cause) {
        return new IOException(what + ": " + cause.getMessage(), cause);
    }

    /** Reads all of {@code path}. Damaged lines do not hide the others. */
    static Content read(Path path) throws IOException {
        List<DataLine> lines = new ArrayList<>();
        List<Damage> damages = new ArrayList<>();
        // Every byte is a character here, so that damage of any kind can be read over.
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1))) {
            int number = 0;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                try {
                    lines.add(DataLine.parse(text));
                } catch (ParseException e) {
                    damages.add(new Damage(number, e.getMessage()));
                }
            }
        }
        return new Content(lines, damages);
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
