package netlab.chat.bus;

import java.util.List;

/** No other servers. */
final class Alone implements Bus {
    @Override
    public void start(Chat chat) {
        // nobody will call it
    }

    @Override
    public boolean claim(String key) {
        return true;
    }

    @Override
    public void release(String key) {
        // nobody else wants it
    }

    @Override
    public void publish(BusEvent event) {
        // nobody listens
    }

    @Override
    public List<User> usersElsewhere() {
        return List.of();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
