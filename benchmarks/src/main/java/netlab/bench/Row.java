package netlab.bench;

/** A row of the table: one kind of program, and everything that is measured of it. */
interface Row {
    /** What it is called at the command line. */
    String name();

    /** Its headline. */
    String title();

    void measure(Settings settings, Section section) throws Exception;
}
