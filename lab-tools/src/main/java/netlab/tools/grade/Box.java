package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of one submission while it is graded.
 *
 * <pre>
 * FOLDER/classes     the student's program, compiled
 *        given/      what was handed in, for a program that is not Java
 *        disk/home   where the program runs, its own
 *        disk/tests  temporary files of the tests
 *        tester/     the worker's own: settings, log, .pcap files of the tests
 * </pre>
 *
 * @param folder parent of them all
 * @param user the user, and group, that the program runs as where that is possible
 */
record Box(Path folder, int user) {
    private static final int MAX_PLACES = 64;

    /**
     * Users that no system gives to anybody: systemd hands them out for a while, as we do. Each grader on this machine has
     * others, since the limit on processes is for all that a user runs.
     */
    private static final int FIRST_USER =
            62_000 + MAX_PLACES * (int) (ProcessHandle.current().pid() % 50);

    /** Makes the folders of the submission that is graded in the n-th place at the moment. */
    static Box create(Path folder, int place) throws IOException {
        Box box = new Box(folder, FIRST_USER + place);
        Folders.create(folder, "rwx--x---");
        Folders.create(box.classes(), "rwxr-xr-x");
        Folders.create(box.disk(), "rwx--x--x");
        Folders.create(box.home(), "rwx------");
        Folders.create(box.tests(), "rwx--x--x");
        Folders.create(box.tester(), "rwx------");
        Files.createDirectory(box.captures());
        return box;
    }

    Path classes() {
        return folder.resolve("classes");
    }

    Path given() {
        return folder.resolve("given");
    }

    Path disk() {
        return folder.resolve("disk");
    }

    Path home() {
        return disk().resolve("home");
    }

    Path tests() {
        return disk().resolve("tests");
    }

    Path tester() {
        return folder.resolve("tester");
    }

    Path captures() {
        return tester().resolve("captures");
    }

    Path settings() {
        return tester().resolve("subject.properties");
    }

    Path workerLog() {
        return tester().resolve("worker.log");
    }

    /** Lets the program's user in, and gives it its home. */
    void giveToUser() throws IOException {
        Files.setAttribute(folder, "unix:gid", user);
        Files.setAttribute(home(), "unix:uid", user);
        Files.setAttribute(home(), "unix:gid", user);
    }
}
