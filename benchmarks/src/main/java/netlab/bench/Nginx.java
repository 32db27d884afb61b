package netlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netlab.testkit.FreePort;
import netlab.testkit.LabProgram;

/** nginx as Debian has it, serving the files of a folder, and logging nothing. */
final class Nginx {
    private Nginx() {}

    static LabProgram serving(Path root, Folder temporary) throws IOException, MissingToolException {
        int port = FreePort.choose();
        Path configuration = temporary.file("nginx-" + port + ".conf");
        Files.writeString(configuration, """
                user root; worker_processes auto; pid TEMP/nginx-PORT.pid; error_log TEMP/nginx-PORT.log;
                events { worker_connections 12000; }
                http {
                    types { text/html html; image/png png; }
                    access_log off; sendfile on; tcp_nopush on;
                    server { listen 127.0.0.1:PORT backlog=1024; root ROOT; }
                }
                """.replace("TEMP", temporary.path().toString())
                .replace("PORT", Integer.toString(port))
                .replace("ROOT", root.toString()));
        return Programs.tool(
                        "nginx-light", "nginx", "-c", configuration.toString(), "-g", "daemon off;", "-e", "/dev/null")
                .port(port);
    }
}
