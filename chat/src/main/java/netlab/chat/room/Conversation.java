package netlab.chat.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import netlab.chat.bus.Bus;
import netlab.chat.bus.BusEvent;
import netlab.chat.search.Search;
import netlab.chat.wire.ChatLineReader;
import netlab.chat.wire.VisibleText;

/** Does what one member's commands ask for. */
final class Conversation implements Command.Handler {
    private final Hall hall;
    private final Member member;
    private final AdminGate adminGate;
    private final FileOffers offers;
    private final Search search;
    private Duration patience = Duration.ZERO;
    private boolean over;

    Conversation(Hall hall, Member member, AdminGate adminGate, FileOffers offers, Search search) {
        this.hall = hall;
        this.member = member;
        this.adminGate = adminGate;
        this.offers = offers;
        this.search = search;
    }

    /** Tells whether the member wanted to leave. */
    boolean isOver() {
        return over;
    }

    /** Returns after how long a silence the member is gone; zero for who has promised nothing, and may be silent for ever. */
    Duration patience() {
        return patience;
    }

    // Saying

    @Override
    public void say(Command.Say say) {
        if (mayNotSpeak()) {
            return;
        }
        sayToRoom(member.nickname() + ": ", say.text());
    }

    @Override
    public void act(Command.Act act) {
        if (mayNotSpeak()) {
            return;
        }
        sayToRoom("* " + member.nickname() + " ", act.action());
    }

    private void sayToRoom(String header, String text) {
        lines(header, EmojiCodes.expand(text)).forEach(line -> hall.say(member.room(), line));
    }

    /** Lines that, with the time before them, are within the limit. */
    private List<String> lines(String header, String text) {
        int stamp = hall.stamp().length();
        return VisibleText.cut(header, text, ChatLineReader.MAX_LINE_BYTES - stamp);
    }

    @Override
    public void tell(Command.Tell tell) {
        if (mayNotSpeak()) {
            return;
        }
        find(
                tell.nick(),
                here -> tell(
                        here.nickname().name(),
                        tell.text(),
                        line -> Stream.of(here, member)
                                .distinct()
                                .forEach(m -> m.outbox().offer(line))),
                elsewhere -> tell(elsewhere.nickname(), tell.text(), line -> {
                    hall.tellElsewhere(elsewhere, line);
                    member.outbox().offer(line);
                }));
    }

    private void tell(String to, String text, Consumer<String> deliver) {
        lines(member.nickname() + " -> " + to + ": ", EmojiCodes.expand(text))
                .forEach(line -> deliver.accept(hall.stamp() + line));
    }

    private boolean mayNotSpeak() {
        if (member.isMuted()) {
            member.warn("you are muted: nobody saw that");
        }
        return member.isMuted();
    }

    /** Does something to the one who is called {@code nick}, by where they are; tells the member if nobody is. */
    private void find(String nick, Consumer<Member> ifHere, Consumer<Bus.User> ifElsewhere) {
        Optional<Member> here = hall.find(nick);
        if (here.isPresent()) {
            ifHere.accept(here.get());
        } else {
            hall.findElsewhere(nick)
                    .ifPresentOrElse(
                            ifElsewhere, () -> member.warn("nobody here is called " + nick + "; /users tells who is"));
        }
    }

    // Looking around

    @Override
    public void help() {
        Verb.help().forEach(member::inform);
        member.inform("anything else is for everyone in the room; :smile: becomes 😄");
    }

    @Override
    public void users() {
        List<String> users = hall.usersIn(member.room());
        informAll(users.size() + " in " + member.room().name() + ": ", String.join(", ", users));
    }

    @Override
    public void rooms() {
        List<String> rooms = hall.rooms().stream()
                .map(room -> room.name() + " (" + hall.usersIn(room).size() + ")")
                .toList();
        informAll("rooms: ", String.join(", ", rooms));
    }

    private void informAll(String header, String text) {
        VisibleText.cut("* " + header, text, ChatLineReader.MAX_LINE_BYTES).forEach(member.outbox()::offer);
    }

    @Override
    public void last(Command.Last last) {
        List<byte[]> lines = member.room().last(last.count());
        member.inform(lines.isEmpty() ? "nothing was said here yet" : "the last " + lines.size() + " of this room:");
        lines.forEach(member.outbox()::offer);
        if (!lines.isEmpty()) {
            member.inform("so much for the past");
        }
    }

    // Changing

    @Override
    public void rename(Command.Rename rename) {
        if (mayNotSpeak()) {
            return;
        }
        try {
            Nickname wanted = Nickname.parse("a nickname", rename.wanted());
            if (wanted.equals(member.nickname())) {
                member.inform("that is your nickname");
            } else if (!hall.rename(member, wanted)) {
                member.warn("the nickname " + wanted + " is taken");
            }
        } catch (Nickname.RefusedException e) {
            member.warn(e.getMessage());
        }
    }

    @Override
    public void join(Command.Join join) {
        try {
            Nickname room = Nickname.parse("a room's name", join.room());
            if (member.room().name().key().equals(room.key())) {
                member.inform("you are in " + member.room().name());
            } else {
                hall.join(member, room);
            }
        } catch (Nickname.RefusedException e) {
            member.warn(e.getMessage());
        }
    }

    @Override
    public void alive(Command.Alive alive) {
        patience = alive.promise().patience();
        member.inform("alive");
    }

    @Override
    public void exit() {
        member.inform(Member.BYE);
        over = true;
    }

    // Admin

    @Override
    public void becomeAdmin(Command.BecomeAdmin admin) {
        AdminGate.Verdict verdict = adminGate.enter(member.address(), admin.password());
        if (verdict == AdminGate.Verdict.OPEN) {
            member.admin(true);
            member.inform(verdict.sentence);
        } else {
            member.warn(verdict.sentence);
        }
    }

    @Override
    public void kick(Command.Kick kick) {
        if (mayNotAdminister()) {
            return;
        }
        String by = member.nickname().name();
        String done = "kicked " + kick.nick();
        find(
                kick.nick(),
                victim -> {
                    member.inform(done); // before the room hears that the victim has left
                    kicked(victim, by, kick.reason());
                },
                victim -> {
                    member.inform(done);
                    hall.publish(new BusEvent.Kicked(victim.key(), by, kick.reason()));
                });
    }

    /** Sends {@code victim} away, who is on this server. */
    static void kicked(Member victim, String by, String reason) {
        String why = "kicked by " + by + (reason.isEmpty() ? "" : ": " + reason);
        victim.warn("you were " + why);
        victim.sendAway(" (" + why + ")");
    }

    @Override
    public void mute(Command.Mute mute) {
        if (mayNotAdminister()) {
            return;
        }
        String by = member.nickname().name();
        find(
                mute.nick(),
                victim -> {
                    muted(victim, by);
                    member.inform((victim.isMuted() ? "muted " : "may speak again: ") + mute.nick());
                },
                victim -> {
                    hall.publish(new BusEvent.Muted(victim.key(), by));
                    member.inform("muted or not any more: " + mute.nick());
                });
    }

    /** Silences {@code victim}, who is on this server, or lets them speak again. */
    static void muted(Member victim, String by) {
        victim.muted(!victim.isMuted());
        if (victim.isMuted()) {
            victim.warn("you were muted by " + by);
        } else {
            victim.inform(by + " lets you speak again");
        }
    }

    private boolean mayNotAdminister() {
        if (!member.isAdmin()) {
            member.warn("that is for admins: /admin PASSWORD");
        }
        return !member.isAdmin();
    }

    // Files

    @Override
    public void offer(Command.Offer command) {
        if (mayNotSpeak()) {
            return;
        }
        BusEvent.Offered offer = FileOffers.offer(member, Nickname.keyOf(command.nick()), command);
        String done = "offered " + offer.name() + " to " + command.nick() + " as " + offer.id();
        find(
                command.nick(),
                taker -> {
                    offers.announce(offer, taker);
                    member.inform(done);
                },
                taker -> {
                    hall.publish(offer);
                    member.inform(done);
                });
    }

    @Override
    public void get(Command.Get get) {
        offers.find(get.id(), member.nickname())
                .ifPresentOrElse(
                        offer -> member.inform(FileOffers.whereabouts(offer)),
                        () -> member.warn("nobody offers you a file " + get.id()));
    }

    // Search

    @Override
    public void search(Command.Search command) {
        if (mayNotSpeak()) {
            return;
        }
        Room room = member.room();
        String question = "?? " + member.nickname() + " asks: ";
        search.ask(member.nickname().key(), command.question(), new Search.Listener() {
            private boolean answered;

            @Override
            public void searching() {
                member.inform("searching…");
            }

            @Override
            public void answerLine(String line) {
                if (!answered) {
                    answered = true;
                    lines(question, command.question()).forEach(l -> hall.say(room, l));
                }
                lines("== ", VisibleText.of(line)).forEach(l -> hall.say(room, l));
            }

            @Override
            public void failed(String sentence) {
                member.warn(sentence);
            }
        });
    }

    @Override
    public void refuse(Command.Refused refused) {
        member.warn(refused.why());
    }
}
