package netlab.net.cli;

/** What {@code Main} without arguments shows around the client it runs: where the server is, and how to run the two apart. */
public final class Demo {
    private Demo() {}

    /** Prints the line that tells how to run server and client of {@code module} in two terminals. */
    public static void printTwoTerminals(String module, Stdio stdio) {
        stdio.out()
                .println("In two terminals: mvn -pl " + module + " exec:java@server | mvn -pl " + module
                        + " exec:java@client");
    }
}
