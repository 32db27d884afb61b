package netlab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A room full of people in one thread, some of whom talk. Who talks says the next thing when everybody else has heard the
 * last; that everybody hears everything once, and in order, is checked.
 *
 * <p>What is said is {@code |SPEAKER NUMBER|}, so that a listener finds it in whatever a server puts around it.
 */
final class ChatLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ENTER_TOGETHER = 100;

    /** Names of one load are not those of the one before, whose people a server may not have noticed to be gone. */
    private static final AtomicInteger LOADS = new AtomicInteger();

    private static final byte MARK = '|';

    /** As long as a sentence. */
    private static final String FILLER = " and what people say is about as long as this";

    private final Selector selector = Selector.open();
    private final List<Person> people = new ArrayList<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(256 * 1024);
    private final int load = LOADS.incrementAndGet();
    private final ChatDialect dialect;
    private final int speakers;
    private Histogram latencies = new Histogram();
    private long heard;
    private int entered;
    private int waiting;
    private boolean talking;
    private IOException failure;

    /**
     * What a run gave.
     *
     * @param rate messages that arrived at a listener, per second
     * @param latencies from the moment somebody says something to the moment that a listener has it
     */
    record Result(double rate, Histogram latencies) {}

    /** Lets {@code listeners} people enter, of whom {@code speakers} will talk. */
    ChatLoad(int port, ChatDialect dialect, int listeners, int speakers) throws IOException {
        this.dialect = dialect;
        this.speakers = speakers;
        try {
            while (people.size() < listeners) {
                int more = Math.min(ENTER_TOGETHER, listeners - people.size());
                for (int i = 0; i < more; i++) {
                    people.add(new Person(new InetSocketAddress("127.0.0.1", port), people.size()));
                }
                while (entered < people.size()) {
                    select();
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    Result run(Duration duration) throws IOException {
        latencies = new Histogram();
        heard = 0;
        talking = true;
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        for (Person speaker : people.subList(0, speakers)) {
            speaker.talk();
        }
        while (System.nanoTime() < end) {
            select();
        }
        Result result = new Result(heard / ((System.nanoTime() - start) / 1e9), latencies);
        latencies = new Histogram();
        talking = false;
        while (waiting > 0) {
            select();
        }
        return result;
    }

    private void select() throws IOException {
        int ready = selector.select(this::proceed, PATIENCE.toMillis());
        if (failure != null) {
            throw failure;
        }
        if (ready == 0) {
            throw new SocketTimeoutException("nobody heard anything for " + PATIENCE.toSeconds() + " s");
        }
    }

    private void proceed(SelectionKey key) {
        try {
            ((Person) key.attachment()).listen();
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        for (Person person : people) {
            person.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            person.channel.close();
        }
        selector.close();
    }

    private final class Person {
        private final SocketChannel channel;
        private final int number;
        private final String name;
        /** How many messages of each speaker this person has heard. */
        private final int[] heardOf = new int[speakers];

        private boolean inRoom;
        private final StringBuilder line = new StringBuilder();
        /** What is between two marks: {@code SPEAKER NUMBER}; or no mark yet. */
        private boolean inMark;

        private int speaker;
        private int sequence;
        private boolean secondNumber;

        /** As a speaker: how many messages so far, when the last was said, and how many have not heard it. */
        private int said;

        private long saidAt;
        private int missing;

        Person(InetSocketAddress server, int number) throws IOException {
            this.number = number;
            channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            name = "p" + load + "-" + number;
            send(dialect.enter(name));
        }

        /** What one person sends is little, and the system takes it at once. */
        private void send(String text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        void talk() throws IOException {
            said++;
            missing = people.size() - 1;
            waiting++;
            saidAt = System.nanoTime();
            send(dialect.say("|" + number + " " + said + "|" + FILLER));
        }

        void listen() throws IOException {
            received.clear();
            if (channel.read(received) < 0) {
                throw new EOFException("the server ended a connection");
            }
            received.flip();
            while (received.hasRemaining()) {
                byte next = received.get();
                if (!inRoom) {
                    enter((char) next);
                } else if (next == MARK) {
                    mark();
                } else if (inMark) {
                    number(next);
                }
            }
        }

        private void enter(char next) {
            if (next != '\n') {
                line.append(next);
                return;
            }
            if (dialect.isWelcome(line.toString().strip(), name)) {
                inRoom = true;
                entered++;
            }
            line.setLength(0);
        }

        private void mark() throws IOException {
            inMark = !inMark;
            if (inMark) {
                speaker = 0;
                sequence = 0;
                secondNumber = false;
            } else {
                hear();
            }
        }

        private void number(byte next) throws ProtocolException {
            if (next == ' ') {
                secondNumber = true;
            } else if (next < '0' || next > '9') {
                throw new ProtocolException("something else was heard than was said");
            } else if (secondNumber) {
                sequence = 10 * sequence + next - '0';
            } else {
                speaker = 10 * speaker + next - '0';
            }
        }

        private void hear() throws IOException {
            if (speaker == number) {
                return; // some servers send it back, some do not
            }
            if (++heardOf[speaker] != sequence) {
                throw new ProtocolException("message " + sequence + " was heard as number " + heardOf[speaker]);
            }
            heard++;
            Person said = people.get(speaker);
            latencies.add(System.nanoTime() - said.saidAt);
            if (--said.missing == 0) {
                waiting--;
                if (talking) {
                    said.talk();
                }
            }
        }
    }
}
