package netlab.tools.tap;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import netlab.testkit.Transcript.Event;

/** Prints events while they happen, from {@link #begin} on; those that happen earlier wait. */
final class LiveView implements Consumer<Event> {
    private final EventText text;
    private final PrintStream out;
    private final CountDownLatch begun = new CountDownLatch(1);

    LiveView(EventText text, PrintStream out) {
        this.text = text;
        this.out = out;
    }

    /** Says that the lines that come before all events are out. */
    void begin() {
        begun.countDown();
    }

    @Override
    public void accept(Event event) {
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the tap is being closed
        }
        out.print(text.of(event));
        out.flush();
    }
}
