package echo;

public final class Main {
    private static final long STARTED = endlessly();

    static long endlessly() {
        for (long i = 0; ; i++) {
            if (i < 0) {
                return i;
            }
            i--;
        }
    }

    public static void main(String... args) {
        System.out.println("echo listening on nothing, since " + STARTED);
    }
}
