package netlab.video;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import netlab.net.Addresses;
import netlab.net.cli.Demo;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.Program;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of the video application: {@code server}, {@code client}, or without either the two together. */
@Command(
        name = "video-streaming",
        description = "Video over TCP. Without a command: the server and a client in one process.",
        subcommands = {Main.ServerCommand.class, Main.ClientCommand.class})
public final class Main implements Callable<Integer> {
    private static final String PROGRAM = "video-streaming";
    private static final int PORT = 5000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Stdio stdio;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    Main(Stdio stdio) {
        this.stdio = stdio;
    }

    /** Runs the program. */
    public static void main(String... args) {
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    /** The demo: the test film, over and over in a window, or once where there is no display. */
    @Override
    public Integer call() throws IOException {
        Demo.printTwoTerminals(PROGRAM, stdio);
        boolean inWindow = VideoWindow.isPossible();
        VideoServer.Show show =
                new VideoServer.Show(Film.named("test"), Picture.UNCHANGED, OptionalDouble.empty(), inWindow);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (VideoServer server = VideoServer.start(new InetSocketAddress(loopback, 0), show)) {
            InetSocketAddress address = new InetSocketAddress(loopback, server.port());
            try (VideoClient client =
                    VideoClient.connect(address, TIMEOUT, VideoClient.DEFAULT_MAX_FRAME_BYTES, false)) {
                Outputs outputs = new Outputs();
                outputs.headless = !inWindow;
                outputs.watch(client, address, stdio);
            }
        }
        return 0;
    }

    @Command(name = "server", description = "Show a film to every client.")
    static final class ServerCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Option(
                names = "--source",
                paramLabel = "SOURCE",
                description = "A video file, a folder of pictures, camera:N, test, or test:FRAMES"
                        + " (default: ${DEFAULT-VALUE}).")
        private String source = "test";

        @Option(
                names = "--fps",
                paramLabel = "N|max",
                converter = RateConverter.class,
                description = "Frames per second; max: as fast as the client asks (default: the film's own rate).")
        private Double framesPerSecond;

        @Option(names = "--loop", description = "Begin again when the film is over.")
        private boolean loop;

        @Option(
                names = "--quality",
                paramLabel = "Q",
                description = "Quality of the JPEG pictures, 1 to 100 (default: ${DEFAULT-VALUE}).")
        private int quality = Picture.DEFAULT_QUALITY;

        @Option(
                names = "--scale",
                paramLabel = "WxH",
                converter = SizeConverter.class,
                description = "Size of the pictures, such as 640x480 (default: the film's own).")
        private Size scale;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            try (VideoServer server = VideoServer.start(endpoint.address(), show())) {
                ServerRun.untilStopped(server, PROGRAM, endpoint.host(), main.stdio);
            }
            return 0;
        }

        private VideoServer.Show show() throws IOException {
            try {
                OptionalDouble rate =
                        framesPerSecond == null ? OptionalDouble.empty() : OptionalDouble.of(framesPerSecond);
                return new VideoServer.Show(Film.named(source), picture(), rate, loop);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }

        private Picture picture() {
            return scale == null ? new Picture(quality, 0, 0) : new Picture(quality, scale.width, scale.height);
        }
    }

    @Command(name = "client", description = "Watch a film.")
    static final class ClientCommand implements Callable<Integer> {
        @ParentCommand
        private Main main;

        @Mixin
        private EndpointOptions endpoint = new EndpointOptions(PORT);

        @Mixin
        private Outputs outputs = new Outputs();

        @Option(names = "--plain", description = "Send no newline after a word: for a handout server.")
        private boolean plain;

        @Option(
                names = "--max-frame-bytes",
                paramLabel = "N",
                description = "Longest frame accepted (default: ${DEFAULT-VALUE}).")
        private int maxFrameBytes = VideoClient.DEFAULT_MAX_FRAME_BYTES;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (outputs.frames < 1 || maxFrameBytes < 1) {
                throw new ParameterException(spec.commandLine(), "expected at least 1 frame, and of at least 1 byte");
            }
            try (VideoClient client = VideoClient.connect(endpoint.address(), TIMEOUT, maxFrameBytes, plain)) {
                outputs.watch(client, endpoint.address(), main.stdio);
            }
            return 0;
        }
    }

    /** Where the frames go. */
    static final class Outputs {
        @Option(names = "--headless", description = "Open no window, count the frames; so it is without a display.")
        private boolean headless;

        @Option(names = "--frames", paramLabel = "N", description = "Stop after so many frames.")
        private long frames = Long.MAX_VALUE;

        @Option(names = "--save", paramLabel = "DIR", description = "Write each frame into this folder.")
        private Path save;

        @Option(names = "--record", paramLabel = "FILE", description = "Write the frames into this .avi file.")
        private Path record;

        void watch(VideoClient client, InetSocketAddress address, Stdio stdio) throws IOException {
            Viewer viewer = new Viewer(client, stdio);
            List<FrameSink> opened = new ArrayList<>();
            VideoWindow window = null;
            try {
                if (save != null) {
                    opened.add(new SavedFrames(save));
                }
                if (record != null) {
                    opened.add(new AviRecording(record));
                }
                if (!headless && VideoWindow.isPossible()) {
                    window = VideoWindow.open(PROGRAM + " " + Addresses.format(address), () -> hangUp(client));
                    opened.add(window);
                }
                opened.forEach(viewer::add);
                viewer.watch(frames);
            } catch (IOException e) {
                if (window == null || !window.isClosed()) { // else the person has hung up, and that is no failure
                    throw e;
                }
            } finally {
                closeAll(opened);
            }
        }

        private static void hangUp(VideoClient client) {
            try {
                client.close();
            } catch (IOException e) {
                System.getLogger(Main.class.getName()).log(System.Logger.Level.DEBUG, "hanging up", e);
            }
        }

        private static void closeAll(List<FrameSink> sinks) throws IOException {
            for (FrameSink sink : sinks) {
                sink.close();
            }
        }
    }

    /** Reads frames per second; 0 stands for {@code max}. */
    static final class RateConverter implements ITypeConverter<Double> {
        /** A client waits 30 seconds for a frame. */
        private static final double MIN = 0.1;

        private static final double MAX = 1_000;

        @Override
        public Double convert(String value) {
            if (value.equals("max")) {
                return 0.0;
            }
            try {
                double rate = Double.parseDouble(value);
                if (rate >= MIN && rate <= MAX) {
                    return rate;
                }
            } catch (NumberFormatException e) {
                // the sentence below says it for both
            }
            throw new TypeConversionException("expected 0.1 to 1000 frames per second, or max, got '" + value + "'");
        }
    }

    /** A width and a height in pixels; an array would be an option of several values to picocli. */
    private record Size(int width, int height) {}

    /** Reads a width and a height. */
    static final class SizeConverter implements ITypeConverter<Size> {
        @Override
        public Size convert(String value) {
            if (!value.matches("\\d{1,5}x\\d{1,5}")) {
                throw new TypeConversionException("expected a size such as 640x480, got '" + value + "'");
            }
            String[] sides = value.split("x");
            return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }
    }
}
