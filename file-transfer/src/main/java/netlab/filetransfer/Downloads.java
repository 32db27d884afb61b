package netlab.filetransfer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import netlab.net.cli.Stdio;

/** Downloads files for a person: tells what came of each, and goes on after one that failed. */
final class Downloads implements AutoCloseable {
    private final FileTransferClient client;
    private final Options options;
    private final Stdio stdio;

    /** Where files go, whether they may replace others, and whether their digest is wanted. */
    record Options(Path folder, boolean overwrite, boolean sha256) {}

    Downloads(FileTransferClient client, Options options, Stdio stdio) {
        this.client = client;
        this.options = options;
        this.stdio = stdio;
    }

    /**
     * Downloads {@code names}, one after the other.
     *
     * @return whether all of them are there
     * @throws ConnectException if there is no server: it would not be there for the next name either
     */
    boolean fetchAll(List<String> names) throws IOException {
        boolean complete = true;
        for (String name : names) {
            complete &= fetch(name);
        }
        return complete;
    }

    /** Downloads {@code name}, and tells whether it is there. */
    boolean fetch(String name) throws IOException {
        Display display = new Display(options.sha256(), stdio.isInteractive());
        try {
            Optional<Path> file = download(name, display);
            if (file.isPresent()) {
                stdio.out().println(name + ": " + display.size + " bytes in " + file.get());
                display.digest().ifPresent(digest -> stdio.out().println(digest + "  " + file.get()));
                return true;
            }
            stdio.err().println(name + ": the server has no such file, or cannot send it");
        } catch (ConnectException | UnknownHostException e) {
            throw e;
        } catch (FileAlreadyExistsException e) {
            stdio.err().println(name + ": " + e.getMessage() + " is there already; --force replaces it");
        } catch (IOException e) {
            stdio.err().println(name + ": " + e.getMessage());
        }
        return false;
    }

    private Optional<Path> download(String name, Display display) throws IOException {
        try (display) {
            return client.download(name, options.folder(), options.overwrite(), display);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** What is to be seen of one download: a bar while it lasts, at a terminal, and a digest in the end. */
    private static final class Display implements DownloadObserver, AutoCloseable {
        private static final long MEBIBYTE = 1024 * 1024;

        private final MessageDigest sha256;
        private final boolean interactive;
        private ProgressBar bar;
        private long size;

        Display(boolean sha256, boolean interactive) {
            this.sha256 = sha256 ? newSha256() : null;
            this.interactive = interactive;
        }

        @Override
        public void begins(String name, long size) {
            this.size = size;
            if (interactive && size >= MEBIBYTE) { // less is there before a bar is
                bar = new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(size)
                        .setUnit(" MiB", MEBIBYTE)
                        .showSpeed()
                        .setUpdateIntervalMillis(200)
                        .build();
            }
        }

        @Override
        public void arrived(ByteBuffer content) {
            if (bar != null) {
                bar.stepBy(content.remaining());
            }
            if (sha256 != null) {
                sha256.update(content);
            }
        }

        Optional<String> digest() {
            return Optional.ofNullable(sha256).map(digest -> HexFormat.of().formatHex(digest.digest()));
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }

        private static MessageDigest newSha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
