package netlab.ai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import netlab.ai.builtin.BuiltInSentiment;
import netlab.ai.builtin.LexRank;

/** The built-in models, and servers of them. */
final class TestModels {
    private TestModels() {}

    static Models builtIn() {
        try {
            return new Models(BuiltInSentiment.load(), new LexRank(), "cpu");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    static AiServer server() throws IOException {
        return AiServer.start(anyPort(), builtIn(), 2);
    }
}
