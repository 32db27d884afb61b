package netlab.testkit.grading;

import java.util.ArrayList;
import java.util.List;

/**
 * A part that the homework's program plays: its server, its client, one of its devices.
 *
 * @param name the part, as {@code netlab grade} knows it: {@code server}, {@code client}
 * @param arguments what the program's {@code main} is given; {@code {host}} and {@code {port}} stand for where it is to
 *     listen, or to connect to
 * @param handoutPort the port that the handout names, for programs that ignore the one they are given; 0 if none
 * @param jvmOptions options of a Java program's JVM
 */
public record Role(String name, List<String> arguments, int handoutPort, List<String> jvmOptions) {
    /** Returns a role; {@code arguments} are separated by blanks. */
    public static Role of(String name, String arguments, int handoutPort) {
        return new Role(name, List.of(arguments.split(" ")), handoutPort, List.of());
    }

    /** Returns this role on a machine whose default encoding is Latin-1, in which Korean cannot be written. */
    public Role underLatin1() {
        return withJvmOptions("-Dfile.encoding=ISO-8859-1");
    }

    /** Returns this role with more options of the JVM; a program in another language does not get them. */
    public Role withJvmOptions(String... options) {
        List<String> all = new ArrayList<>(jvmOptions);
        all.addAll(List.of(options));
        return new Role(name, arguments, handoutPort, List.copyOf(all));
    }

    /** Returns this role with more arguments. */
    public Role with(String... moreArguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(moreArguments));
        return new Role(name, List.copyOf(all), handoutPort, jvmOptions);
    }
}
