package netlab.bench;

import java.io.IOException;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;

/**
 * A server that takes part.
 *
 * @param name what the table calls it; the first contender of a row is the lab's, and the others are compared with it
 * @param program how it is started
 */
record Contender(String name, Program program) {
    /** A program that may not be there. */
    interface Program {
        LabProgram describe() throws IOException, MissingToolException;
    }

    LabProcess start() throws IOException, MissingToolException {
        return program.describe().start();
    }
}
