package netlab.chat.search;

/** Answers questions. */
public interface Search extends AutoCloseable {
    /** Nobody to ask. */
    Search NOT_CONFIGURED = new Search() {
        @Override
        public void ask(String asker, String question, Listener listener) {
            listener.failed("search is not configured on this server (OPENAI_API_KEY or OPENAI_BASE_URL)");
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** Who wants to know. Its methods are called on a thread of the search, but for what is known at once. */
    interface Listener {
        /** It may take a while. */
        void searching();

        /** The next line of the answer; not blank, of any length. */
        void answerLine(String line);

        /** One sentence why there is no answer, or no more of it. */
        void failed(String sentence);
    }

    /**
     * Asks, and returns at once.
     *
     * @param asker who may ask one question at a time
     */
    void ask(String asker, String question, Listener listener);

    @Override
    void close();
}
