package netlab.build;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Makes {@code mvn -pl MODULE exec:java} run what the sources say.
 *
 * <p>By itself {@code exec:java} compiles nothing: on a fresh clone it fails, and after an edit it silently runs the old
 * classes. Where {@code exec:java}, {@code exec:java@server} or {@code exec:java@client} is among the goals, this extension
 *
 * <ul>
 *   <li>puts {@code compile} before it, if nothing or a {@code clean} stands there;
 *   <li>runs the modules selected with {@code -pl} and none of those that {@code -am} adds to them;
 *   <li>without {@code -pl}, where several modules have a program, asks which one instead of running them all.
 * </ul>
 *
 * <p>Any other command line is left alone. There are no lambdas here, because the names that javac gives them differ from
 * one JDK to the next, and the jar kept in git should not.
 */
@Named
@Singleton
public final class RunCompiles extends AbstractMavenLifecycleParticipant {

    /** The exec plugin's own switch: {@code true} in the parent pom, {@code false} in a module that has a program. */
    private static final String SKIP = "exec.skip";

    /** Called once the poms are read, before Maven turns the goals into a plan. */
    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        MavenExecutionRequest request = session.getRequest();
        int run = indexOfRun(request.getGoals());
        if (run < 0) {
            return;
        }
        if (run == 0 || request.getGoals().get(run - 1).equals("clean")) {
            List<String> goals = new ArrayList<>(request.getGoals());
            goals.add(run, "compile");
            request.setGoals(goals);
        }
        if (request.getSelectedProjects().isEmpty()) {
            requireOneProgram(session);
        } else {
            skipUnselected(session);
        }
    }

    private static int indexOfRun(List<String> goals) {
        for (int i = 0; i < goals.size(); i++) {
            if (goals.get(i).equals("exec:java") || goals.get(i).startsWith("exec:java@")) {
                return i;
            }
        }
        return -1;
    }

    private static void requireOneProgram(MavenSession session) throws MavenExecutionException {
        List<String> programs = new ArrayList<>();
        for (MavenProject project : session.getProjects()) {
            if ("false".equals(project.getProperties().getProperty(SKIP))) {
                programs.add(project.getArtifactId());
            }
        }
        if (programs.size() > 1) {
            throw new MavenExecutionException(
                    "Which program? Select one of " + String.join(", ", programs) + " with -pl, for example: mvn -pl "
                            + programs.get(0) + " exec:java",
                    session.getRequest().getPom());
        }
    }

    private static void skipUnselected(MavenSession session) {
        for (MavenProject project : session.getProjects()) {
            if (!isSelected(project, session.getRequest())) {
                project.getProperties().setProperty(SKIP, "true");
            }
        }
    }

    /** Whether a {@code -pl} selector names the project: {@code groupId:artifactId}, {@code :artifactId}, a folder or a pom. */
    private static boolean isSelected(MavenProject project, MavenExecutionRequest request) {
        for (String selector : request.getSelectedProjects()) {
            File path = new File(new File(request.getBaseDirectory(), selector).toURI().normalize());
            if (selector.equals(":" + project.getArtifactId())
                    || selector.equals(project.getGroupId() + ":" + project.getArtifactId())
                    || path.equals(project.getBasedir())
                    || path.equals(project.getFile())) {
                return true;
            }
        }
        return false;
    }
}
