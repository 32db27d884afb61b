package netlab.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/** The pictures of a folder in the order of their names. */
final class PictureFolder implements FrameSource {
    /** A folder of pictures does not say how fast; 25 a second is what television showed. */
    private static final int FRAMES_PER_SECOND = 25;

    private static final Pattern PICTURE =
            Pattern.compile(".*\\.(jpe?g|png|bmp|webp|tiff?|ppm|pgm)", Pattern.CASE_INSENSITIVE);

    private final List<Path> pictures;
    private int next;

    private PictureFolder(List<Path> pictures) {
        this.pictures = pictures;
    }

    /**
     * Opens a folder.
     *
     * @throws IOException if there are no pictures in it
     */
    static PictureFolder open(Path folder) throws IOException {
        OpenCv.load();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> pictures = files.filter(file ->
                            PICTURE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            if (pictures.isEmpty()) {
                throw new IOException("no pictures in the folder " + folder + " (.jpg, .png, .bmp, .webp, .tif, .ppm)");
            }
            return new PictureFolder(pictures);
        }
    }

    @Override
    public boolean read(Mat frame) throws IOException {
        if (next == pictures.size()) {
            return false;
        }
        Path picture = pictures.get(next++);
        // Not imread: on Windows it cannot open a name that is not in the system's own encoding.
        MatOfByte bytes = new MatOfByte(Files.readAllBytes(picture));
        try {
            Mat decoded = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_COLOR);
            if (decoded.empty()) {
                throw new IOException("cannot read the picture " + picture);
            }
            decoded.copyTo(frame);
            decoded.release();
            return true;
        } finally {
            bytes.release();
        }
    }

    @Override
    public double framesPerSecond() {
        return FRAMES_PER_SECOND;
    }

    @Override
    public void close() {
        // nothing is held between two pictures
    }
}
