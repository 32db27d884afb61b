package netlab.ai.builtin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A text and whether it is positive. Data sets are files of {@code 0 TAB text} and {@code 1 TAB text}, or such gzipped. */
record LabeledText(boolean positive, String text) {
    /** Reads a data set: {@code file}, gzipped if its name ends in .gz. */
    static List<LabeledText> read(Path file) throws IOException {
        List<LabeledText> texts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                texts.add(parse(line, file));
                line = lines.readLine();
            }
        }
        return texts;
    }

    private static LabeledText parse(String line, Path file) throws ProtocolException {
        if (line.startsWith("0\t") || line.startsWith("1\t")) {
            return new LabeledText(line.charAt(0) == '1', line.substring(2));
        }
        throw new ProtocolException(file + ": expected '0 TAB text' or '1 TAB text', got '" + line + "'");
    }
}
