package netlab.ai;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What is logged: the engine's warnings are not the user's business, and the lab's own level can be chosen. */
final class LogLevels {
    private static final String VARIABLE = "AI_SERVER_LOGLEVEL";

    /** Python's names, which the course's server takes. */
    private static final Map<String, Level> LEVELS = Map.of(
            "DEBUG", Level.FINE,
            "INFO", Level.INFO,
            "WARNING", Level.WARNING,
            "WARN", Level.WARNING,
            "ERROR", Level.SEVERE,
            "CRITICAL", Level.SEVERE);

    /** Strong references, since the log manager holds loggers weakly. */
    private static final Logger ENGINE = Logger.getLogger("ai.djl");

    private static final Logger LAB = Logger.getLogger("netlab");

    private LogLevels() {}

    /** Keeps DJL quiet: it would tell how it unpacks its libraries, and that there is no graphics card. */
    static void quietEngine() {
        ENGINE.setLevel(Level.SEVERE);
    }

    /** Sets the lab's level to what the environment says, if it says anything that is a level. */
    static void fromEnvironment() {
        Level level = LEVELS.get(System.getenv().getOrDefault(VARIABLE, "").toUpperCase(Locale.ROOT));
        if (level != null) {
            LAB.setLevel(level);
            for (Handler handler : LAB.getHandlers()) {
                handler.setLevel(level);
            }
        }
    }
}
