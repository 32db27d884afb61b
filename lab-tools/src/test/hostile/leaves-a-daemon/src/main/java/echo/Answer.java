package echo;

import java.io.IOException;

final class Answer {
    private static boolean left;

    static synchronized String to(String request) throws IOException {
        if (!left) {
            left = true;
            ProcessBuilder daemon = new ProcessBuilder("setsid", "sh", "-c", "sleep 3600.@PORT@ & exit");
            daemon.environment().clear();
            daemon.start();
        }
        return request;
    }
}
