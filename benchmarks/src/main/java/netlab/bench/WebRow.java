package netlab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import netlab.testkit.LabProcess;

/** Pages, a picture and a large file, on connections that stay and on connections of one request. */
final class WebRow implements Row {
    private static final int CONNECTIONS = 64;
    private static final int BIG = 1_000_000;
    private static final String NGINX = "nginx";
    private static final String JETTY = "Jetty, " + Jdk.NEWEST;
    private static final String JDK_SERVER = "JDK's jwebserver, " + Jdk.NEWEST;
    private static final Map<String, Double> AIMS = Map.of(JETTY, 1.0, JDK_SERVER, 2.0, NGINX, 0.8);

    @Override
    public String name() {
        return "web";
    }

    @Override
    public String title() {
        return "Web server: hw4-webserver";
    }

    static List<Contender> contenders(Path root, Folder folder) {
        List<Contender> contenders = new ArrayList<>();
        for (Jdk jdk : Jdk.both()) {
            contenders.add(new Contender(
                    "lab, " + jdk,
                    () -> Programs.java(
                            jdk, "netlab.webserver.Main", "server", "--port", "0", "--root", root.toString())));
        }
        contenders.add(new Contender(NGINX, () -> Nginx.serving(root, folder)));
        contenders.add(
                new Contender(JETTY, () -> Programs.java(Jdk.NEWEST, JettyFiles.class.getName(), root.toString())));
        contenders.add(new Contender(
                JDK_SERVER,
                () -> Programs.tool(
                        "a JDK 18 or newer",
                        Jdk.NEWEST.tool("jwebserver").toString(),
                        "-b",
                        "127.0.0.1",
                        "-p",
                        "{port}",
                        "-d",
                        root.toString(),
                        "-o",
                        "none")));
        contenders.add(new Contender(
                "Python, http.server",
                () -> Programs.python("http.server", "web_server.py", "{port}", root.toString())));
        return contenders;
    }

    /** Makes the files that are asked for. */
    static Path makeSite(Folder folder) throws IOException {
        Path root = folder.folder("site");
        for (String name : List.of("index.html", "iot.png")) {
            try (InputStream page = WebRow.class.getResourceAsStream("/netlab/webserver/" + name)) {
                Files.copy(page, root.resolve(name));
            }
        }
        Folder.fill(root.resolve("big.bin"), BIG);
        return root;
    }

    @Override
    public void measure(Settings settings, Section section) throws Exception {
        try (Folder folder = new Folder()) {
            Path root = makeSite(folder);
            try (Contest contest = new Contest(settings, section, contenders(root, folder))) {
                for (String file : List.of("index.html", "iot.png", "big.bin")) {
                    fight(contest, root, file, "keep-alive");
                    fight(contest, root, file, "close");
                }
            }
        }
    }

    private static void fight(Contest contest, Path root, String file, String connection) throws IOException {
        byte[] content = Files.readAllBytes(root.resolve(file));
        String size = String.format("%.1f KB", content.length / 1000.0);
        contest.fight(
                file + " (" + size + "), " + connection,
                List.of(Unit.rate("requests/s"), Unit.cost("99th percentile, ms")),
                AIMS,
                (server, duration) -> {
                    checkContent(server, file, content);
                    Wrk.Result result = Wrk.run(CONNECTIONS, duration, url(server, file), "Connection: " + connection);
                    return new double[] {result.rate(), result.p99Millis()};
                });
    }

    static String url(LabProcess server, String file) {
        return "http://127.0.0.1:" + server.port() + "/" + file;
    }

    /** wrk looks at the status only. */
    private static void checkContent(LabProcess server, String file, byte[] content) throws IOException {
        try (InputStream body = URI.create(url(server, file)).toURL().openStream()) {
            if (!Arrays.equals(body.readAllBytes(), content)) {
                throw new ProtocolException("wrong content of " + file);
            }
        }
    }
}
