package vn.hailong.tablet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A terminal without its network: the site that its tablets see, its list of them, and their sessions.
final class Terminals {
    static final String AUTHORITY = "192.168.10.2:8443";
    static final String ORIGIN = "https://" + AUTHORITY;

    private final SettableClock clock = new SettableClock();
    private final List<FakeConversation> conversations = new ArrayList<>();
    private final Pairings pairings;
    private final Site site;

    Terminals(Path folder, int most) throws TabletException {
        TabletSettings settings =
                new TabletSettings("192.168.10.2", 8443, most, folder.resolve("tablets"), Optional.empty());
        pairings = Pairings.open(settings, clock);
        WebSurvey.Setting survey = Samples.setting(Samples.shipped("quick5"));
        site = new Site(
                new WebSurvey(survey),
                new Notices(survey),
                pairings,
                new Gate(settings.home(), clock::uptime),
                listener -> {
                    FakeConversation conversation = new FakeConversation(listener);
                    conversations.add(conversation);
                    return conversation;
                });
    }

    /// With a certificate that was made before: making one takes a second.
    static Terminals in(Path folder, int most) throws Exception {
        Path own = Files.createDirectories(folder.resolve("tablets"));
        if (!Files.exists(own.resolve("identity.p12"))) {
            Files.copy(Certificate.FILE.get(), own.resolve("identity.p12"));
        }
        return new Terminals(folder, most);
    }

    SettableClock clock() {
        return clock;
    }

    Pairings pairings() {
        return pairings;
    }

    Site site() {
        return site;
    }

    /// The sessions in the order in which they were begun.
    FakeConversation conversation(int index) {
        return conversations.get(index);
    }

    int conversations() {
        return conversations.size();
    }

    Visitor visitor() {
        return new Visitor(site);
    }

    /// The path of a new offer.
    String offer() throws TabletException {
        return pairings.offer().url().getPath();
    }

    /// A tablet that is paired, before its first page.
    Visitor paired() throws TabletException {
        Visitor visitor = visitor();
        Reply reply = visitor.post(offer());
        if (reply.status() != 303) {
            throw new AssertionError("not paired: " + reply.status());
        }
        visitor.get("/");
        return visitor;
    }

    /// Made once for all tests.
    private static final class Certificate {
        static final java.util.function.Supplier<Path> FILE = new java.util.function.Supplier<>() {
            private @org.jspecify.annotations.Nullable Path made;

            @Override
            public synchronized Path get() {
                if (made == null) {
                    try {
                        Path folder = Files.createTempDirectory("tablets");
                        Pairings.open(
                                new TabletSettings("192.168.10.2", 8443, 1, folder, Optional.empty()),
                                new SettableClock());
                        made = folder.resolve("identity.p12");
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
                return made;
            }
        };
    }
}
