package netlab.video;

import java.io.File;
import java.io.IOException;
import nu.pattern.OpenCV;
import org.bytedeco.javacpp.Loader;
import org.opencv.core.Core;

/**
 * OpenCV's native part, loaded once, when the first picture is needed.
 *
 * <p>It is unpacked into JavaCPP's cache, where FFmpeg's is too, and stays there. {@code OpenCV.loadLocally()} would
 * unpack its 65 MB at each start, and delete what other programs have just unpacked and not loaded yet.
 */
final class OpenCv {
    private OpenCv() {}

    /**
     * Loads it, unless it is loaded already.
     *
     * @throws IllegalStateException if there is none for this system, or it cannot be unpacked
     */
    static void load() {
        Once.LOADED.getPath(); // loading is what this class's initialization does
    }

    private static final class Once {
        static final File LOADED = loadLibrary();
    }

    private static File loadLibrary() {
        String name = "/nu/pattern/opencv/" + folder() + "/" + System.mapLibraryName(Core.NATIVE_LIBRARY_NAME);
        try {
            File library = Loader.cacheResource(OpenCV.class, name);
            if (library == null) {
                throw new IllegalStateException("no OpenCV in the class path: " + name);
            }
            System.load(library.getAbsolutePath());
            return library;
        } catch (IOException e) {
            throw new IllegalStateException("cannot unpack OpenCV: " + e.getMessage(), e);
        }
    }

    private static String folder() {
        String platform = Loader.getPlatform();
        return switch (platform) {
            case "linux-x86_64" -> "linux/x86_64";
            case "linux-arm64" -> "linux/ARMv8";
            case "macosx-x86_64" -> "osx/x86_64";
            case "macosx-arm64" -> "osx/ARMv8";
            case "windows-x86_64" -> "windows/x86_64";
            default -> throw new IllegalStateException("there is no OpenCV for " + platform);
        };
    }
}
