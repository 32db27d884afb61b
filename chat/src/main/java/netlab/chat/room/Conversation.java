package netlab.chat.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        Optional<Member> here = hall.find(tell.nick());
        Optional<Bus.User> elsewhere = here.isPresent() ? Optional.empty() : hall.findElsewhere(tell.nick());
        String to = here.map(m -> m.nickname().name())
                .or(() -> elsewhere.map(Bus.User::nickname))
                .orElse(null);
        if (to == null) {
            warnNobody(tell.nick());
            return;
        }
        for (String line : lines(member.nickname() + " -> " + to + ": ", EmojiCodes.expand(tell.text()))) {
            String stamped = hall.stamp() + line;
            here.ifPresent(m -> m.outbox().offer(stamped));
            elsewhere.ifPresent(user -> hall.tellElsewhere(user, stamped));
            if (here.isEmpty() || here.get() != member) {
                member.outbox().offer(stamped);
            }
        }
    }

    private boolean mayNotSpeak() {
        if (member.isMuted()) {
            member.warn("you are muted: nobody saw that");
        }
        return member.isMuted();
    }

    private void warnNobody(String nick) {
        member.warn("nobody here is called " + nick + "; /users tells who is");
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
        Optional<Member> here = hall.find(kick.nick());
        Optional<Bus.User> elsewhere = here.isPresent() ? Optional.empty() : hall.findElsewhere(kick.nick());
        if (here.isEmpty() && elsewhere.isEmpty()) {
            warnNobody(kick.nick());
            return;
        }
        member.inform("kicked " + kick.nick()); // before the room hears that the victim has left
        here.ifPresent(victim -> kicked(victim, by, kick.reason()));
        elsewhere.ifPresent(victim -> hall.publish(new BusEvent.Kicked(victim.key(), by, kick.reason())));
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
        Optional<Member> here = hall.find(mute.nick());
        Optional<Bus.User> elsewhere = here.isPresent() ? Optional.empty() : hall.findElsewhere(mute.nick());
        here.ifPresent(victim -> muted(victim, by));
        elsewhere.ifPresent(victim -> hall.publish(new BusEvent.Muted(victim.key(), by)));
        if (here.isEmpty() && elsewhere.isEmpty()) {
            warnNobody(mute.nick());
        } else {
            member.inform(
                    here.map(m -> m.isMuted() ? "muted " : "may speak again: ").orElse("muted or not any more: ")
                            + mute.nick());
        }
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
        Optional<Member> here = hall.find(command.nick());
        Optional<Bus.User> elsewhere = here.isPresent() ? Optional.empty() : hall.findElsewhere(command.nick());
        if (here.isEmpty() && elsewhere.isEmpty()) {
            warnNobody(command.nick());
            return;
        }
        BusEvent.Offered offer = FileOffers.offer(member, Nickname.keyOf(command.nick()), command);
        here.ifPresent(taker -> {
            offers.keep(offer);
            taker.inform(FileOffers.announcement(offer));
        });
        elsewhere.ifPresent(taker -> hall.publish(offer));
        member.inform("offered " + offer.name() + " to " + command.nick() + " as " + offer.id());
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
