package echo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

final class Answer {
    private static final int MEGABYTES = 400;

    static String to(String request) {
        byte[] megabyte = new byte[1 << 20];
        int written = 0;
        for (int file = 0; file < 4; file++) {
            try (OutputStream out = Files.newOutputStream(Path.of("big-" + file))) {
                for (int i = 0; i < MEGABYTES / 4; i++) {
                    out.write(megabyte);
                    written++;
                }
            } catch (IOException e) {
                return request;
            }
        }
        return "wrote " + written + " megabytes";
    }
}
