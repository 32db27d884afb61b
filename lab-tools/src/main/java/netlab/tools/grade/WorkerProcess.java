package netlab.tools.grade;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import netlab.testkit.ProcessTree;
import netlab.tools.grade.worker.WorkerEvent;
import netlab.tools.grade.worker.WorkerEvent.Kind;

/** A worker while it runs; to close it is to kill it, and all that descends from it. */
final class WorkerProcess implements AutoCloseable {
    private static final Set<ProcessTree> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(ProcessTree::kill), "netlab-kill-workers"));
    }

    private final ProcessTree tree;
    private final String secret = UUID.randomUUID().toString();
    private final BlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();

    /**
     * Starts a worker.
     *
     * @param command its command line
     * @param environment all of its environment, which the student's program inherits
     * @param log what it prints on standard error
     * @param tests ids of the tests that it is to run
     */
    WorkerProcess(List<String> command, Map<String, String> environment, File log, Collection<String> tests)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().clear();
        builder.environment().putAll(environment);
        tree = ProcessTree.start(builder);
        RUNNING.add(tree);
        Thread reader = new Thread(this::readEvents, "worker-" + tree.root().pid());
        reader.setDaemon(true);
        reader.start();
        List<String> orders = new ArrayList<>(List.of(secret));
        orders.addAll(tests);
        try (BufferedWriter stdin = tree.root().outputWriter(StandardCharsets.UTF_8)) {
            stdin.write(String.join("\n", orders) + "\n\n");
        }
    }

    private void readEvents() {
        try (BufferedReader stdout = tree.root().inputReader(StandardCharsets.UTF_8)) {
            for (String line = stdout.readLine(); line != null; line = stdout.readLine()) {
                WorkerEvent event = Json.parse(line, WorkerEvent.class);
                if (secret.equals(event.secret())) {
                    events.add(event);
                }
            }
        } catch (IOException e) {
            System.getLogger(WorkerProcess.class.getName()).log(System.Logger.Level.DEBUG, "worker unreadable", e);
        } finally {
            events.add(new WorkerEvent(secret, Kind.GONE, "", 0, null, ""));
        }
    }

    /** Returns what the worker says next; {@link Kind#GONE} if it has ended, empty if it says nothing in time. */
    Optional<WorkerEvent> next(Duration limit) throws InterruptedException {
        return Optional.ofNullable(events.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        tree.kill();
        RUNNING.remove(tree);
    }
}
