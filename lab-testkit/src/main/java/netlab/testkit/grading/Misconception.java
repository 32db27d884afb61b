package netlab.testkit.grading;

/**
 * Why a graded test can fail: what somebody who writes such a program believes about sockets, and what is so instead. The
 * last ones are no beliefs, but what happens before anything can be said about beliefs.
 */
public enum Misconception {
    /** One read taken for one message. */
    ONE_READ(
            "One read is taken for one message. TCP carries a stream of bytes: a read may return a part of what was sent, or"
                    + " two messages at once. Read until the message is complete, and keep what is left over for the next.",
            "read 한 번을 메시지 하나로 여겼습니다. TCP는 바이트의 흐름이라서 read 한 번에 메시지의 일부만 올 수도, 두 개가"
                    + " 한꺼번에 올 수도 있습니다. 메시지가 끝날 때까지 읽고, 남은 바이트는 다음 메시지를 위해 남겨 두세요."),
    /** Bytes of an integer in the wrong order. */
    BYTE_ORDER(
            "The bytes of an integer are in the wrong order. Network byte order is big-endian: the most significant byte"
                    + " goes first.",
            "정수의 바이트 순서가 뒤바뀌었습니다. 네트워크 바이트 순서는 빅 엔디언, 곧 최상위 바이트가 먼저입니다."),
    /** Text in the encoding of the machine. */
    PLATFORM_CHARSET(
            "Text is encoded as the machine happens to do by default. Name the encoding that the protocol says, such as"
                    + " UTF-8, wherever text becomes bytes or bytes become text.",
            "문자열을 그 컴퓨터의 기본 인코딩으로 변환했습니다. 문자열과 바이트를 오갈 때는 언제나 프로토콜이 정한 인코딩을" + " 직접 적어 주세요(예: UTF-8)."),
    /** The next client waits until the previous one is gone. */
    ONE_CLIENT_AT_A_TIME(
            "One client at a time is served: while one is connected and silent, all others wait. Serve each connection in"
                    + " a thread of its own.",
            "한 번에 클라이언트 하나만 처리합니다. 한 클라이언트가 접속한 채 가만히 있으면 나머지는 모두 기다리게 됩니다." + " 연결마다 스레드를 하나씩 두세요."),
    /** The port is written into the program. */
    PORT_IGNORED(
            "The program does not listen on, or connect to, the port that it was told. Use the value of --port.",
            "지정한 포트를 쓰지 않았습니다. 포트 번호를 코드에 적지 말고 --port 값을 쓰세요."),
    /** Connections are left open. */
    NEVER_CLOSED(
            "The connection is not closed when the conversation is over: the other side waits for an end of stream that"
                    + " never comes, and the program runs out of descriptors. Use try-with-resources.",
            "대화가 끝났는데 소켓을 닫지 않았습니다. 상대는 오지 않을 스트림의 끝을 기다리고, 프로그램은 결국 더 이상 소켓을"
                    + " 열 수 없게 됩니다. try-with-resources를 쓰세요."),
    /** End of stream taken for data. */
    END_IGNORED(
            "The end of the stream is ignored. When read returns -1 (readLine: null) the other side will send no more:"
                    + " leave the loop and close.",
            "스트림의 끝을 무시했습니다. read가 -1(readLine은 null)을 돌려주면 상대가 더 보내지 않는다는 뜻이니, 반복을" + " 끝내고 소켓을 닫으세요."),
    /** Waits for ever. */
    NO_TIMEOUT(
            "The program waits for ever for somebody who has fallen silent. Set a time limit (setSoTimeout), and say so or"
                    + " give up when it passes.",
            "응답이 없는 상대를 끝없이 기다립니다. 제한 시간(setSoTimeout)을 두고, 시간이 지나면 알리거나 포기하세요."),
    /** CR LF, LF or neither, where another was asked for. */
    LINE_ENDS(
            "The line ends are wrong. A carriage return and line feed (or a line feed alone) belongs to the protocol, not to"
                    + " the text: accept both, drop both, and send what the protocol says, not what println does here.",
            "줄 끝이 맞지 않습니다. CR LF(또는 LF)는 문자열이 아니라 프로토콜의 일부입니다. 둘 다 받아들이고, 내용에서는"
                    + " 빼고, 보낼 때는 println이 아니라 프로토콜이 정한 줄 끝을 쓰세요."),
    /** The answer does not depend on the question. */
    REPLY_BEFORE_REQUEST(
            "The reply is sent without having read the request. Read the whole request first; then answer what was asked.",
            "요청을 읽지도 않고 응답을 보냈습니다. 먼저 요청을 끝까지 읽고, 물어본 것에 답하세요."),
    /** A path from outside is used as it is. */
    PATH_ESCAPES(
            "A name sent by the other side leaves the shared folder (\"..\", an absolute path). Resolve it, normalize it,"
                    + " and refuse whatever is not inside.",
            "상대가 보낸 이름으로 공유 폴더 밖의 파일에 닿을 수 있습니다(\"..\", 절대 경로). 경로를 정규화한 뒤 폴더 안이" + " 아니면 거절하세요."),
    /** eval. */
    INPUT_EXECUTED(
            "What the other side sends is executed as code (eval, a script engine, a shell). Whoever can connect can then"
                    + " run anything on your machine. Parse the input, and compute yourself.",
            "상대가 보낸 문자열을 코드로 실행했습니다(eval, 스크립트 엔진, 셸). 접속할 수 있는 사람은 누구나 여러분의"
                    + " 컴퓨터에서 무엇이든 실행할 수 있게 됩니다. 입력을 직접 해석해서 계산하세요."),
    /** An HTTP body alone. */
    HEADERLESS_HTTP(
            "The body is sent without a status line and header fields. An HTTP response begins with \"HTTP/1.1 200 OK\","
                    + " then its fields, then an empty line, and only then the content.",
            "상태 줄과 헤더 없이 본문만 보냈습니다. HTTP 응답은 \"HTTP/1.1 200 OK\"로 시작해서 헤더, 빈 줄, 그리고 본문" + " 순서로 이어집니다."),
    /** 12 3 taken for 123. */
    DIGITS_RUN_TOGETHER(
            "Several integers are sent as bare digits, so that nobody can tell where one ends. Send them with a fixed size"
                    + " (4 bytes each), a length, or a separator, as the protocol says.",
            "정수 여러 개를 구분 없이 숫자로만 보내서 어디서 끝나는지 알 수 없습니다. 프로토콜대로 고정 길이(각 4바이트)나" + " 길이, 구분자를 쓰세요."),
    /** A datagram lost is waited for. */
    UDP_TRUSTED(
            "UDP is taken for reliable. A datagram may be lost, come twice or late: wait for a limited time, send again,"
                    + " and check that a reply belongs to the request.",
            "UDP를 믿을 수 있는 전송으로 여겼습니다. 데이터그램은 사라지거나, 두 번 오거나, 늦게 올 수 있습니다. 제한 시간을" + " 두고 다시 보내고, 응답이 그 요청의 것인지 확인하세요."),

    /** A hole of the hand-out is still open. */
    NOT_DONE("A TODO is still open.", "아직 채우지 않은 TODO가 있습니다."),
    /** It never listened. */
    NOT_STARTED(
            "The program did not start: it ended, or did not listen in time.",
            "프로그램이 시작되지 않았습니다. 바로 끝났거나, 제때 포트를 열지 않았습니다."),
    /** A client that never came. */
    NOT_CONNECTED(
            "The client ended without having connected to the server. What it printed last usually says why: an exception,"
                    + " an argument that it did not understand. Connect first, to the host and port of the command line;"
                    + " then talk.",
            "클라이언트가 서버에 접속하지 않은 채 끝났습니다. 대개 마지막으로 출력한 내용(예외, 알아듣지 못한 인자)에 이유가"
                    + " 있습니다. 먼저 명령줄에서 받은 호스트와 포트로 접속하고, 그다음에 주고받으세요."),
    /** It ended when it should have gone on. */
    PROGRAM_ENDED(
            "The program ended in the middle of the test. A server goes on whatever one client does: catch what concerns one"
                    + " connection there, and do not call System.exit.",
            "시험 도중에 프로그램이 끝나 버렸습니다. 서버는 한 클라이언트에게 무슨 일이 있어도 계속 돌아야 합니다. 연결"
                    + " 하나의 예외는 거기서 처리하고, System.exit을 부르지 마세요."),
    /** More memory, threads or output than allowed. */
    LIMIT_EXCEEDED(
            "The program used more memory, threads, time or output than it was given.",
            "프로그램이 허용된 메모리, 스레드, 시간 또는 출력량을 넘었습니다."),
    /** Whatever has no better name. */
    WRONG_ANSWER("What came is not what the protocol says.", "프로토콜이 정한 것과 다른 응답이 왔습니다.");

    private final String english;
    private final String korean;

    Misconception(String english, String korean) {
        this.english = english;
        this.korean = korean;
    }

    /** Returns what is wrong, and what to do, in English. */
    public String english() {
        return english;
    }

    /** Returns the same in Korean. */
    public String korean() {
        return korean;
    }

    /** Returns the heading of the homework's README that says more, as a link's fragment. */
    public String readme() {
        return "#pitfalls";
    }
}
