package netlab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netlab.testkit.LabProcess;

/** One large file, and many small ones, from a server of each kind by a client of the same kind. */
final class FileRow implements Row {
    private static final long LARGE_BYTES = 1L << 30;
    private static final int SMALL_FILES = 10_000;

    /** Of them for the Python pair, which needs 44 ms for each. */
    private static final int SMALL_FILES_FOR_PYTHON = 100;

    private static final String LARGE = "large";
    private static final String PYTHON = "Python pair";
    private static final String NGINX = "nginx + curl";
    private static final String IPERF = "iperf3 (keeps no file)";

    private final Map<String, Contest.Load> larges = new LinkedHashMap<>();
    private final Map<String, Contest.Load> smalls = new LinkedHashMap<>();
    private final Map<Integer, LabProcess> clients = new LinkedHashMap<>();
    private int marks;

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String title() {
        return "File transfer: file-transfer";
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        try (Folder folder = Folder.inMemory()) {
            Path shared = folder.folder("shared");
            Path received = folder.folder("received");
            List<String> names =
                    IntStream.range(0, SMALL_FILES).mapToObj(i -> "small-" + i).toList();
            Folder.fill(shared.resolve(LARGE), LARGE_BYTES);
            for (String name : names) {
                Files.writeString(shared.resolve(name), name.repeat(10));
            }
            try (Contest contest = new Contest(settings, section, contenders(folder, shared))) {
                addLab(shared, received, names);
                addPython(shared, received, names);
                addCurl(folder, shared, received, names);
                larges.put(IPERF, (server, duration) ->
                        new double[] {LARGE_BYTES / 1e6 / seconds(() -> iperf(server))});
                contest.fight(
                        "1 GiB in one file",
                        List.of(Unit.rate("MB/s")),
                        Map.of(PYTHON, 3.0, NGINX, 1.0, IPERF, 0.8),
                        larges::get);
                contest.fight(
                        "10,000 files of 100 bytes",
                        List.of(Unit.rate("files/s")),
                        Map.of(PYTHON, 3.0, NGINX, 1.0),
                        smalls::get);
            } finally {
                clients.values().forEach(LabProcess::close);
            }
        }
    }

    private static List<Contender> contenders(Folder folder, Path shared) {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            contenders.add(new Contender(
                    lab(jdk),
                    () -> Programs.java(
                            jdk, "netlab.filetransfer.Main", "server", "--port", "0", "--root", shared.toString())));
        }
        contenders.add(
                new Contender(PYTHON, () -> Programs.python("socket", "file_server.py", "{port}", shared.toString())));
        contenders.add(new Contender(NGINX, () -> Nginx.serving(shared, folder)));
        contenders.add(new Contender(IPERF, () -> Programs.tool("iperf3", "iperf3", "-s", "-p", "{port}")));
        return contenders;
    }

    private static String lab(Jdk jdk) {
        return "lab, " + jdk;
    }

    /** The client stays, as the server does: a virtual machine for each turn would be measured otherwise. */
    private void addLab(Path shared, Path received, List<String> names) {
        for (Jdk jdk : Jdk.both()) {
            larges.put(lab(jdk), (server, duration) -> {
                LabProcess client = client(jdk, server, received);
                return new double[] {megabytes(() -> fetch(client, List.of(LARGE)), shared, received)};
            });
            smalls.put(lab(jdk), (server, duration) -> {
                LabProcess client = client(jdk, server, received);
                return new double[] {files(() -> fetch(client, names), names, received)};
            });
        }
    }

    private LabProcess client(Jdk jdk, LabProcess server, Path received) throws IOException {
        LabProcess client = clients.get(jdk.feature());
        if (client == null) {
            String[] arguments = {
                "client", "--force", "--out", received.toString(), "--port", Integer.toString(server.port())
            };
            client = Programs.java(jdk, "netlab.filetransfer.Main", arguments).start();
            clients.put(jdk.feature(), client);
        }
        return client;
    }

    /** The client goes on to the next name when it has a file, and says so when there is none. */
    private void fetch(LabProcess client, List<String> files) {
        String mark = "mark-" + ++marks;
        client.write((String.join("\n", files) + "\n" + mark + "\n").getBytes(UTF_8));
        client.awaitStderr(mark + ":");
    }

    private void addPython(Path shared, Path received, List<String> names) {
        List<String> few = names.subList(0, SMALL_FILES_FOR_PYTHON);
        larges.put(PYTHON, (server, duration) ->
                new double[] {megabytes(() -> fetchByPython(server, received, List.of(LARGE)), shared, received)});
        smalls.put(PYTHON, (server, duration) ->
                new double[] {files(() -> fetchByPython(server, received, few), few, received)});
    }

    private static void fetchByPython(LabProcess server, Path received, List<String> files) throws Exception {
        String[] arguments = {"127.0.0.1", Integer.toString(server.port()), received.toString()};
        try (LabProcess client =
                Programs.python("socket", "file_client.py", arguments).start()) {
            client.write((String.join("\n", files) + "\n").getBytes(UTF_8));
            client.closeStdin();
            if (client.awaitExit().exitCode() != 0) {
                throw new IOException(client.stderr());
            }
        }
    }

    private void addCurl(Folder folder, Path shared, Path received, List<String> names) {
        larges.put(NGINX, (server, duration) -> {
            String[] arguments = {"-sf", "-o", received.resolve(LARGE).toString(), WebRow.url(server, LARGE)};
            return new double[] {
                megabytes(() -> Programs.output(Programs.tool("curl", "curl", arguments)), shared, received)
            };
        });
        smalls.put(NGINX, (server, duration) -> {
            Path configuration = folder.file("curl.conf");
            Files.writeString(
                    configuration,
                    names.stream()
                            .map(name ->
                                    "url = " + WebRow.url(server, name) + "\noutput = " + received.resolve(name) + "\n")
                            .collect(Collectors.joining()));
            String[] arguments = {"-sf", "-K", configuration.toString()};
            return new double[] {files(() -> Programs.output(Programs.tool("curl", "curl", arguments)), names, received)
            };
        });
    }

    private static void iperf(LabProcess server) throws Exception {
        Programs.output(Programs.tool("iperf3", "iperf3", "-c127.0.0.1", "-p" + server.port(), "-n" + LARGE_BYTES));
    }

    private interface Transfer {
        void run() throws Exception;
    }

    private static double seconds(Transfer transfer) throws Exception {
        long start = System.nanoTime();
        transfer.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double megabytes(Transfer transfer, Path shared, Path received) throws Exception {
        Files.deleteIfExists(received.resolve(LARGE));
        double seconds = seconds(transfer);
        if (Files.mismatch(shared.resolve(LARGE), received.resolve(LARGE)) >= 0) {
            throw new ProtocolException("the file that arrived is another");
        }
        return LARGE_BYTES / 1e6 / seconds;
    }

    private static double files(Transfer transfer, List<String> names, Path received) throws Exception {
        for (String name : names) {
            Files.deleteIfExists(received.resolve(name));
        }
        double seconds = seconds(transfer);
        for (String name : names) {
            if (!Files.readString(received.resolve(name)).equals(name.repeat(10))) {
                throw new ProtocolException("another content in " + name);
            }
        }
        return names.size() / seconds;
    }
}
