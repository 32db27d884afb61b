package netlab.net.cli;

/** What {@code Main} without arguments says about itself. */
public final class Demo {
    private Demo() {}

    /** Prints the line that tells how to run server and client of {@code module} in two terminals. */
    public static void printTwoTerminals(String module, Stdio stdio) {
        String mvn = "mvn -pl " + module + " exec:java";
        stdio.out()
                .println("Server and client in one process. In two terminals: " + mvn + "@server, then " + mvn
                        + "@client");
    }
}
