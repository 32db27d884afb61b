package netlab.tools.submissions;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose a file or folder at the top of a batch is, by its name.
 *
 * <pre>
 * Moodle   홍길동_12345_assignsubmission_file_/…       folders; or, as one asks for it, files with that prefix
 * Canvas   honggildong_LATE_12345_67890_hw3-1.zip      12345 is the user, 67890 the file, -1 the attempt
 * others   20231234_홍길동.zip   홍길동 20231234/      a student number, if there is one
 * </pre>
 *
 * @param key the same for all that one student has handed in
 * @param id the platform's number, or the name
 * @param name for people
 * @param file what the file was called when it was handed in
 * @param late whether the platform says so
 */
record Owner(String key, String id, String name, String file, boolean late) {
    private static final Pattern MOODLE = Pattern.compile("(.+)_(\\d+)_assignsubmission_(?:file|onlinetext)(?:_(.*))?");
    private static final Pattern CANVAS = Pattern.compile("(.+?)(_LATE)?_(\\d+)_(\\d+)_(.+)");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{5,12}(?!\\d)");

    /**
     * Reads a name.
     *
     * @param raw of the folder or file, as the system or the archive spells it
     * @param isFile files have an extension, which is not part of a name
     */
    static Owner of(String raw, boolean isFile) {
        String top = Normalizer.normalize(raw, Normalizer.Form.NFC);
        Matcher moodle = MOODLE.matcher(top);
        if (moodle.matches()) {
            String file = moodle.group(3) == null ? "" : moodle.group(3);
            return new Owner("moodle " + moodle.group(2), moodle.group(2), moodle.group(1), file, false);
        }
        Matcher canvas = CANVAS.matcher(top);
        if (isFile && canvas.matches()) {
            boolean late = canvas.group(2) != null;
            return new Owner("canvas " + canvas.group(3), canvas.group(3), canvas.group(1), canvas.group(5), late);
        }
        return plain(top, isFile ? withoutExtension(top) : top);
    }

    private static Owner plain(String top, String stem) {
        Matcher number = NUMBER.matcher(stem);
        if (number.find()) {
            String rest = (stem.substring(0, number.start()) + " " + stem.substring(number.end()))
                    .replaceAll("[\\s_.()\\[\\]-]+", " ")
                    .strip();
            return new Owner("plain " + top, number.group(), rest.isEmpty() ? stem : rest, top, false);
        }
        return new Owner("plain " + top, stem, stem, top, false);
    }

    private static String withoutExtension(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
