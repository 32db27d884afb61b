package netlab.net.cli;

import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Prints a line a log record; a record's stack trace only if asked to. */
final class LogLines extends Handler {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final PrintWriter out;
    private final boolean withStackTraces;

    LogLines(PrintWriter out, boolean withStackTraces) {
        this.out = out;
        this.withStackTraces = withStackTraces;
        setFormatter(new SimpleFormatter()); // it puts a message's parameters in
    }

    @Override
    public synchronized void publish(LogRecord log) {
        if (!isLoggable(log)) {
            return;
        }
        String time = TIME.format(LocalTime.ofInstant(log.getInstant(), ZoneId.systemDefault()));
        out.println(time + " " + log.getLevel().getName() + " " + getFormatter().formatMessage(log));
        if (withStackTraces && log.getThrown() != null) {
            log.getThrown().printStackTrace(out);
        }
        out.flush();
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush(); // standard error itself stays open
    }
}
