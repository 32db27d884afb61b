package echo;

final class Answer {
    static String to(String request) {
        return requst;
    }
}
