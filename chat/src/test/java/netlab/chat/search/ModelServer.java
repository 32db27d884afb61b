// HIDDEN FILE
package netlab.chat.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server of the Chat Completions API on a free port: it answers as the test says, over real HTTP. */
final class ModelServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> keys = new LinkedBlockingQueue<>();

    /** What becomes of a request. */
    interface Behaviour {
        void answer(HttpExchange exchange, ModelServer server) throws IOException, InterruptedException;
    }

    private ModelServer(Behaviour behaviour) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        http.setExecutor(threads);
        http.createContext("/v1/chat/completions", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            try {
                behaviour.answer(exchange, this);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        http.start();
    }

    static ModelServer that(Behaviour behaviour) throws IOException {
        return new ModelServer(behaviour);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1";
    }

    /** Returns the body of the next request. */
    String request() throws InterruptedException {
        return requests.poll(10, TimeUnit.SECONDS);
    }

    /** Returns the Authorization header of the next request. */
    String authorization() throws InterruptedException {
        return keys.poll(10, TimeUnit.SECONDS);
    }

    int requestCount() {
        return requests.size();
    }

    /** Streams {@code pieces}, and says at the end that it is one. */
    static Behaviour streams(String... pieces) {
        return (exchange, server) -> {
            OutputStream out = stream(exchange, pieces);
            out.write(chunk("{}", "\"stop\""));
            out.write(event("[DONE]"));
        };
    }

    /** Streams {@code pieces}, and then breaks the connection. */
    static Behaviour breaksOffAfter(String... pieces) {
        return (exchange, server) -> {
            stream(exchange, pieces);
            throw new IOException("the connection breaks here");
        };
    }

    /** Streams {@code pieces}, and then ends in order, but without a word that this is the end. */
    static Behaviour endsTooSoonAfter(String... pieces) {
        return (exchange, server) -> stream(exchange, pieces).close();
    }

    /** Answers as a whole, whether it was asked for a stream or not. */
    static Behaviour answers(String text) {
        return (exchange, server) -> reply(
                exchange,
                200,
                "{\"id\":\"c\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
                        + "\"message\":{\"role\":\"assistant\",\"content\":" + json(text)
                        + "},\"finish_reason\":\"stop\"}]}");
    }

    /** Refuses with a status, and {@code name: value} headers. */
    static Behaviour refuses(int status, String... headers) {
        return (exchange, server) -> {
            for (String header : headers) {
                String[] nameAndValue = header.split(": ");
                exchange.getResponseHeaders().put(nameAndValue[0], List.of(nameAndValue[1]));
            }
            reply(exchange, status, "{\"error\":{\"message\":\"no: sk-secret\",\"type\":\"t\",\"code\":\"c\"}}");
        };
    }

    /** Accepts the request and then says nothing until the server is closed. */
    static Behaviour isSilent() {
        return (exchange, server) -> server.closed.await();
    }

    /** Waits for {@code signal}, and then does as {@code then} does. */
    static Behaviour waitsFor(CountDownLatch signal, Behaviour then) {
        return (exchange, server) -> {
            signal.await();
            then.answer(exchange, server);
        };
    }

    private static OutputStream stream(HttpExchange exchange, String... pieces) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of("text/event-stream"));
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        for (String piece : pieces) {
            out.write(chunk("{\"content\":" + json(piece) + "}", "null"));
            out.flush();
        }
        return out;
    }

    private static byte[] chunk(String delta, String finishReason) {
        return event("{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}");
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
