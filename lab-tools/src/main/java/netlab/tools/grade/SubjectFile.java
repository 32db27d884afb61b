package netlab.tools.grade;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Writes, for {@link netlab.testkit.grading.Subject}, how the program of one submission is run. */
final class SubjectFile {
    private SubjectFile() {}

    static void write(Box box, Workshop workshop, GradeSettings settings, Student student) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("wrapper", lines(workshop.programWrapper(box)));
        properties.setProperty("directory", box.home().toString());
        properties.setProperty("student", student.id());
        properties.setProperty("module", workshop.module());
        settings.ports()
                .forEach((role, port) ->
                        properties.setProperty(role.isEmpty() ? "port" : "port." + role, Integer.toString(port)));
        if (settings.isJava()) {
            List<Path> classPath = new ArrayList<>(List.of(box.classes()));
            classPath.addAll(workshop.libraries());
            properties.setProperty("classPath", Java.classPath(classPath));
            properties.setProperty("jvmOptions", lines(jvmOptions(box, settings.limits())));
        }
        settings.commands().forEach((role, command) -> properties.setProperty("command." + role, lines(command)));
        try (Writer writer = Files.newBufferedWriter(box.settings())) {
            properties.store(writer, null);
        }
    }

    private static List<String> jvmOptions(Box box, Limits limits) {
        return List.of(
                "-Xmx" + limits.heapMegabytes() + "m",
                "-XX:-UsePerfData",
                "-Duser.home=" + box.home(),
                "-Djava.io.tmpdir=" + box.home());
    }

    private static String lines(List<String> words) {
        return String.join("\n", words);
    }
}
