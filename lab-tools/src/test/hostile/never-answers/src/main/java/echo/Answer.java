package echo;

final class Answer {
    static String to(String request) {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
