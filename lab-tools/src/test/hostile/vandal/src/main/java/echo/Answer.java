package echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class Answer {
    static String to(String request) {
        String done = "";
        try {
            Files.delete(Path.of("@SECRET@"));
            done += "deleted the secret ";
        } catch (IOException e) {
            // as it should be
        }
        for (String folder : List.of(
                "@CHECKOUT@", "/tmp", "/var/tmp", "/dev/shm", "/", "../..", "../../classes/echo", "../../tester")) {
            Path file = Path.of(folder, "vandal-was-here");
            try {
                Files.writeString(file, "!");
                Files.delete(file);
                done += "wrote " + file + " ";
            } catch (IOException e) {
                // as it should be
            }
        }
        return done.isEmpty() ? request : done;
    }
}
