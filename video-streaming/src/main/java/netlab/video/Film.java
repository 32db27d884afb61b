package netlab.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server shows: each viewer opens it anew, and so has a position of its own. */
@FunctionalInterface
interface Film {
    /** Opens the film at its first frame. */
    FrameSource open() throws IOException;

    /** Opens the film at its first frame, to be had as JPEG files. */
    default JpegSource openJpegs(Picture picture) throws IOException {
        return new OpenCvJpegs(open(), picture);
    }

    /**
     * Returns the film that {@code --source} names: {@code test} or {@code test:FRAMES}, {@code camera:N}, a folder of
     * pictures, or a file.
     *
     * @throws NoSuchFileException if it names a file that is not there
     * @throws IllegalArgumentException if it looks like a test film or a camera, and is none
     */
    static Film named(String source) throws IOException {
        Matcher special = Pattern.compile("(test|camera)(?::(.*))?").matcher(source);
        if (special.matches()) {
            int number = number(source, special.group(2));
            if (special.group(1).equals("camera")) {
                return () -> OpenCvSource.camera(Math.max(0, number));
            }
            int frames = number < 0 ? TestFilm.DEFAULT_FRAMES : number;
            return () -> new TestFilm(frames);
        }
        Path path = Path.of(source);
        if (Files.isDirectory(path)) {
            return () -> PictureFolder.open(path);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(source);
        }
        return new VideoFile(path);
    }

    private static int number(String source, String digits) {
        if (digits == null) {
            return -1;
        }
        if (!digits.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("expected a number after the colon of '" + source + "'");
        }
        return Integer.parseInt(digits);
    }
}
