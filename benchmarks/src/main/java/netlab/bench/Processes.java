package netlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netlab.testkit.LabProcess;

/** What the kernel knows of a running program and its children, and how it is set; Linux's {@code /proc} (proc(5)). */
final class Processes {
    /** What {@code sysconf(_SC_CLK_TCK)} is on Linux. */
    private static final double TICKS_PER_SECOND = 100;

    private Processes() {}

    /** Returns how many bytes of memory it has at this moment. */
    static double memoryBytes(LabProcess program) throws IOException {
        double bytes = 0;
        for (ProcessHandle process : program.runningProcesses()) {
            for (String line : Files.readAllLines(proc(process).resolve("status"))) {
                if (line.startsWith("VmRSS:")) {
                    bytes += 1024.0 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return bytes;
    }

    /** Returns how many seconds of a processor it has used so far. */
    static double processorSeconds(LabProcess program) throws IOException {
        double ticks = 0;
        for (ProcessHandle process : program.runningProcesses()) {
            String stat = Files.readString(proc(process).resolve("stat"));
            // After the name, which may hold blanks, utime is the twelfth field and stime the thirteenth.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Returns how new TCP connections find their rate, {@code cubic} or {@code bbr} for example (tcp(7)). */
    static String congestionControl() throws IOException {
        return Files.readString(Path.of("/proc/sys/net/ipv4/tcp_congestion_control"))
                .strip();
    }

    private static Path proc(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }
}
