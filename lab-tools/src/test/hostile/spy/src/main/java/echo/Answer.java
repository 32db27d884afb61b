package echo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class Answer {
    static String to(String request) {
        List<Path> wanted = new ArrayList<>(List.of(Path.of("@SECRET@"), Path.of("/proc/1/environ")));
        Path home = Path.of("").toAbsolutePath();
        wanted.add(home.resolve("../../tester/subject.properties"));
        wanted.add(home.resolve("../../tester/worker.log"));
        String stolen = "";
        for (Path path : wanted) {
            try {
                stolen += Files.readAllBytes(path).length + " bytes of " + path + " ";
            } catch (IOException e) {
                // as it should be
            }
        }
        for (String folder : List.of("../..", "../../..", "../../../../grader", "@CHECKOUT@", "../../tester")) {
            try (Stream<Path> files = Files.list(home.resolve(folder))) {
                stolen += files.toList() + " ";
            } catch (IOException e) {
                // as it should be
            }
        }
        return stolen.isEmpty() ? request : "stolen: " + stolen;
    }
}
