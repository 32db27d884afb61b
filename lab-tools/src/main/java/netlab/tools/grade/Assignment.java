package netlab.tools.grade;

import java.nio.file.Path;
import java.util.List;

/**
 * A homework, as the grader's own tree has it.
 *
 * @param module its name, {@code hw3-calculator}
 * @param folder its folder
 * @param testClasses its tests, compiled
 * @param libraries what its program needs besides its own classes: jars and folders
 * @param tests what it is graded by, in the order in which the tests run
 */
public record Assignment(String module, Path folder, Path testClasses, List<Path> libraries, List<PlannedTest> tests) {}
