package netlab.chat.room;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import netlab.chat.bus.Bus;
import netlab.chat.bus.BusEvent;
import netlab.net.Server;
import netlab.net.TcpServer;

/** The chat with rooms. The protocol is the documentation of {@code netlab.chat}. */
public final class ChatServer implements Server {
    private static final System.Logger LOG = System.getLogger(ChatServer.class.getName());

    /**
     * Keep-alive: a peer that vanished is found in 30 + 5 × 5 = 55 seconds, within the minute that is promised, if nobody
     * talks meanwhile. {@link Heartbeat} is for the other case.
     */
    private static final int KEEP_ALIVE_IDLE_SECONDS = 30;

    private static final int KEEP_ALIVE_INTERVAL_SECONDS = 5;
    private static final int KEEP_ALIVE_COUNT = 5;

    private final ChatSettings settings;
    private final Hall hall;
    private final AdminGate adminGate;
    private final FileOffers offers = new FileOffers();
    private final TcpServer server;

    private ChatServer(InetSocketAddress address, ChatSettings settings) throws IOException {
        this.settings = settings;
        this.hall = new Hall(new Stamp(settings.zone()), settings.bus());
        this.adminGate = new AdminGate(settings.adminPassword());
        this.server = TcpServer.named("chat").idleTimeout(Duration.ZERO).start(address, this::serve);
    }

    /** Starts a server that is bound to {@code address} when this method returns; it closes the settings' search and bus. */
    public static ChatServer start(InetSocketAddress address, ChatSettings settings) throws IOException {
        ChatServer chat = new ChatServer(address, settings);
        settings.bus().start(chat.new Elsewhere());
        return chat;
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        server.awaitClosed();
    }

    @Override
    public void close() {
        hall.close();
        server.close();
        settings.search().close();
        settings.bus().close();
    }

    private void serve(Socket socket) throws IOException {
        setWhereSupported(socket, ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_IDLE_SECONDS);
        setWhereSupported(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_INTERVAL_SECONDS);
        setWhereSupported(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_ALIVE_COUNT);
        new Session(socket, hall, settings.linesPerSecond(), this::conversation).run();
    }

    private Conversation conversation(Hall hall, Member member) {
        return new Conversation(hall, member, adminGate, offers, settings.search());
    }

    private static void setWhereSupported(Socket socket, SocketOption<Integer> option, int value) throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }

    /** What the bus may do with this server. */
    private final class Elsewhere implements Bus.Chat {
        @Override
        public void happenedElsewhere(BusEvent event) {
            if (event instanceof BusEvent.Said said) {
                hall.room(said.room()).ifPresent(room -> room.tellAndKeep(said.line()));
            } else if (event instanceof BusEvent.Told told) {
                hall.find(told.key()).ifPresent(member -> member.outbox().offer(told.line()));
            } else if (event instanceof BusEvent.Kicked kicked) {
                hall.find(kicked.key()).ifPresent(victim -> Conversation.kicked(victim, kicked.by(), kicked.reason()));
            } else if (event instanceof BusEvent.Muted muted) {
                hall.find(muted.key()).ifPresent(victim -> Conversation.muted(victim, muted.by()));
            } else if (event instanceof BusEvent.Offered offer) {
                hall.find(offer.toKey()).ifPresent(taker -> offers.announce(offer, taker));
            }
        }

        @Override
        public List<Bus.User> usersHere() {
            return hall.members().filter(m -> m.room() != null).map(Hall::user).toList();
        }

        @Override
        public void announce(String text) {
            LOG.log(Level.INFO, text);
            hall.members().forEach(member -> member.inform(text));
        }

        @Override
        public void nicknameLost(String key) {
            Optional<Member> loser = hall.find(key);
            loser.ifPresent(member -> hall.renameSomehow(member));
        }
    }
}
