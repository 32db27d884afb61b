package netlab.chat.room;

/** What a line asks for. */
sealed interface Command {
    /** Calls the method of {@code handler} that is for this kind of command. */
    void handledBy(Handler handler);

    /** One method a kind of command, so that the compiler finds the one that was forgotten. */
    interface Handler {
        void say(Say say);

        void act(Act act);

        void help();

        void users();

        void rename(Rename rename);

        void tell(Tell tell);

        void rooms();

        void join(Join join);

        void last(Last last);

        void search(Search search);

        void offer(Offer offer);

        void get(Get get);

        void becomeAdmin(BecomeAdmin admin);

        void kick(Kick kick);

        void mute(Mute mute);

        void alive(Alive alive);

        void exit();

        void refuse(Refused refused);
    }

    /** Something for everyone in the room. */
    record Say(String text) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.say(this);
        }
    }

    /** {@code /me waves}. */
    record Act(String action) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.act(this);
        }
    }

    /** {@code /help}. */
    record Help() implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.help();
        }
    }

    /** {@code /users}. */
    record Users() implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.users();
        }
    }

    /** {@code /nick NEW}; whether it can be had is found out later. */
    record Rename(String wanted) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.rename(this);
        }
    }

    /** {@code /msg NICK TEXT}. */
    record Tell(String nick, String text) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.tell(this);
        }
    }

    /** {@code /rooms}. */
    record Rooms() implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.rooms();
        }
    }

    /** {@code /join ROOM}. */
    record Join(String room) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.join(this);
        }
    }

    /** {@code /last N}. */
    record Last(int count) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.last(this);
        }
    }

    /** {@code /search QUESTION}. */
    record Search(String question) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.search(this);
        }
    }

    /**
     * {@code /send NICK FILE}, as a client passes it on that serves the file itself: {@code /send NICK PORT SIZE NAME}.
     *
     * @param port where the client serves it by the file-transfer protocol
     */
    record Offer(String nick, int port, long size, String name) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.offer(this);
        }
    }

    /** {@code /get ID}. */
    record Get(int id) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.get(this);
        }
    }

    /** {@code /admin PASSWORD}. */
    record BecomeAdmin(String password) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.becomeAdmin(this);
        }

        /** Returns the command without the password: this may be logged. */
        @Override
        public String toString() {
            return "BecomeAdmin[]";
        }
    }

    /** {@code /kick NICK [REASON]}; an empty reason if none was given. */
    record Kick(String nick, String reason) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.kick(this);
        }
    }

    /** {@code /mute NICK}. */
    record Mute(String nick) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.mute(this);
        }
    }

    /** {@code /alive SECONDS}. */
    record Alive(Heartbeat promise) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.alive(this);
        }
    }

    /** {@code /exit}. */
    record Exit() implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.exit();
        }
    }

    /** A command that is not one; {@code why} is one sentence for its author. */
    record Refused(String why) implements Command {
        @Override
        public void handledBy(Handler handler) {
            handler.refuse(this);
        }
    }
}
