package netlab.tools.submissions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;

/**
 * What a student has handed in, unpacked.
 *
 * @param student who
 * @param files the project's folder, the one that has {@code src/main/java}; without such a folder, the innermost folder
 *     that has all files
 * @param notes what was done to the files and should be known: left out, renamed, moved
 * @param refusal why nothing can be graded, a sentence in English and on the next line in Korean
 */
public record Submission(Student student, Path files, List<Sentence> notes, Optional<String> refusal) {
    public Submission {
        notes = List.copyOf(notes);
    }
}
