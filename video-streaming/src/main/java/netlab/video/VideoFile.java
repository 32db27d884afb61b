package netlab.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A video file: OpenCV where it can read it, FFmpeg where it cannot. */
record VideoFile(Path file) implements Film {
    /** The headers of an .avi end before; FFmpeg leaves room for an index of 4 KiB in each stream's. */
    private static final int HEADER_BYTES = 16 * 1024;

    /**
     * {@inheritDoc}
     *
     * @throws IOException if neither can read it; the message names the file and what was tried
     */
    @Override
    public FrameSource open() throws IOException {
        boolean silentMjpeg = isSilentMjpegAvi();
        if (silentMjpeg) {
            Optional<FrameSource> opened = OpenCvSource.file(file);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        try {
            return FfmpegSource.open(file);
        } catch (IOException e) {
            String tried = silentMjpeg ? "OpenCV and FFmpeg" : "FFmpeg, since OpenCV knows MJPEG .avi files only";
            throw new IOException("cannot read " + file + " as a video: tried " + tried, e);
        }
    }

    @Override
    public JpegSource openJpegs(Picture picture) throws IOException {
        return isSilentMjpegAvi() ? new OpenCvJpegs(open(), picture) : FfmpegJpegs.open(file, picture);
    }

    /** Looks before OpenCV does, which would complain on standard error of all it does not know. */
    private boolean isSilentMjpegAvi() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String header = new String(in.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
            return header.startsWith("RIFF")
                    && header.startsWith("AVI ", 8)
                    && header.contains("MJPG")
                    && !header.contains("auds");
        }
    }
}
