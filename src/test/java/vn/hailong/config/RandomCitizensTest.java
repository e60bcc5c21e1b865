package vn.hailong.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.hailong.outbox.Outbox;
import vn.hailong.outbox.Pending;
import vn.hailong.survey.Act;
import vn.hailong.survey.Conversation;
import vn.hailong.survey.Draft;
import vn.hailong.survey.Item;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.SessionEffect;
import vn.hailong.survey.SessionView;
import vn.hailong.survey.Stage;
import vn.hailong.survey.Walker;
import vn.hailong.wire.ClockReading;
import vn.hailong.wire.Response;
import vn.hailong.wire.ResponseCodec;
import vn.hailong.wire.SealedResponse;

/// Citizens who do anything, in every questionnaire that we ship: none of them ends up where nothing goes on, every
/// item is met by somebody, and whatever they answer can be stored, sent and resumed.
class RandomCitizensTest {
    private static final Path FOLDER = Path.of("device-config/questionnaires");
    private static final int WALKS = 400;
    private static final int LONGEST = 400;

    static Stream<Named<Questionnaire>> shipped() throws InvalidConfigException {
        Problems problems = new Problems();
        List<Questionnaire> read = QuestionnaireFolder.readAll(FOLDER, problems);
        if (problems.any()) {
            throw problems.exception();
        }
        return read.stream().map(questionnaire -> Named.of(questionnaire.id(), questionnaire));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void noWalkEndsInADeadEndAndEveryItemIsMet(Questionnaire questionnaire) {
        Set<String> met = new HashSet<>();
        for (int seed = 0; seed < WALKS; seed++) {
            Random random = new Random(seed);
            Conversation citizen = new Conversation(questionnaire, stage(random));
            Walker walker = new Walker(random);
            begin(citizen, walker, questionnaire).ifPresent(met::add);
            int steps = 0;
            while (citizen.view() instanceof SessionView.Step step) {
                met.add(step.item().id());
                assertTrue(step.number() <= step.of(), "progress " + step.number() + " of " + step.of());
                citizen.later(1_000).act(walker.act(step));
                citizen.committed();
                assertTrue(++steps < LONGEST, "no end after " + LONGEST + " acts, seed " + seed);
            }
            citizen.rest();
            assertTrue(
                    citizen.view() instanceof SessionView.Opening || citizen.view() instanceof SessionView.Invitation,
                    "back at the beginning, seed " + seed);
            assertTrue(citizen.sealed().size() <= 1);
            citizen.sealed().forEach(draft -> assertStorable(questionnaire, draft));
        }
        Set<String> all = questionnaire.items().stream().map(Item::id).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(all, new TreeSet<>(met), "items that nobody met");
    }

    /// Skipping alone leads to the end, in as many steps as the screen says there are.
    @ParameterizedTest
    @MethodSource("shipped")
    void whoOnlySkipsComesToTheEnd(Questionnaire questionnaire) {
        Conversation citizen = new Conversation(questionnaire, Optional.of(Stage.RESULT));
        begin(citizen, new Walker(new Random(1)), questionnaire);
        int steps = 0;
        while (citizen.view() instanceof SessionView.Step step) {
            citizen.later(1_000).act(new Act.Skip(step.item().id()));
            citizen.committed();
            assertTrue(++steps <= questionnaire.items().size());
        }
    }

    /// The program is killed after each answer in turn: what a start finds on the card is that response, all of it and
    /// no more, and it is sealed. A kill leaves the files as they are at that moment, so they are copied.
    @ParameterizedTest
    @MethodSource("shipped")
    void aKillAtAnyStepKeepsWhatWasOnTheCard(Questionnaire questionnaire, @TempDir Path folder) throws Exception {
        Random random = new Random(7);
        Conversation citizen = new Conversation(questionnaire, Optional.of(Stage.RESULT));
        Walker walker = new Walker(random);
        begin(citizen, walker, questionnaire);
        while (citizen.view() instanceof SessionView.Step step) {
            citizen.later(1_000)
                    .act(
                            random.nextInt(4) == 0
                                    ? new Act.Skip(step.item().id())
                                    : new Act.Give(step.item().id(), walker.answer(step.item())));
            citizen.committed();
        }
        List<Draft> saves = citizen.effects().stream()
                .<Draft>mapMulti((effect, drafts) -> {
                    switch (effect) {
                        case SessionEffect.Begin begin -> drafts.accept(begin.draft());
                        case SessionEffect.Amend amend -> drafts.accept(amend.draft());
                        case SessionEffect.Suppress _ -> {}
                        case SessionEffect.Seal _ -> {}
                    }
                })
                .toList();
        assertFalse(saves.isEmpty());
        UUID id = new UUID(9, 1);
        Path running = Files.createDirectory(folder.resolve("running"));
        try (Outbox outbox = Outbox.open(running, 0, Clock.systemUTC())) {
            for (int step = 0; step < saves.size(); step++) {
                Response response = response(questionnaire, saves.get(step), id);
                if (step == 0) {
                    outbox.saveDraft(response, saves.getFirst().level("")).join();
                } else {
                    outbox.amend(response).join();
                }
                assertKept(saves.get(step), copy(running, folder.resolve("killed-" + step)));
            }
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static void assertKept(Draft save, Path killed) throws Exception {
        try (Outbox outbox = Outbox.open(killed, 0, Clock.systemUTC())) {
            List<Pending> kept = outbox.pending(0, 10);
            assertEquals(1, kept.size());
            Response sealed = ResponseCodec.decode(kept.getFirst().bytes()).response();
            assertEquals(save.answers(), sealed.answers());
            assertEquals(save.complete(), sealed.complete());
        }
    }

    /// @return the item that was answered by the rating that opens it
    private static Optional<String> begin(Conversation citizen, Walker walker, Questionnaire questionnaire) {
        if (questionnaire.openingScale().isEmpty()) {
            citizen.act(new Act.Start());
            return Optional.empty();
        }
        Item opening = questionnaire.items().getFirst();
        while (citizen.view() instanceof SessionView.Opening) {
            if (walker.answer(opening) instanceof vn.hailong.survey.Answer.Number(int level)) {
                citizen.act(new Act.Rate(level));
            }
        }
        citizen.committed();
        return Optional.of(opening.id());
    }

    private static Optional<Stage> stage(Random random) {
        return random.nextInt(4) == 0
                ? Optional.empty()
                : Optional.of(Stage.values()[random.nextInt(Stage.values().length)]);
    }

    private static void assertStorable(Questionnaire questionnaire, Draft draft) {
        Response response = response(questionnaire, draft, draft.id());
        byte[] bytes = ResponseCodec.encode(new SealedResponse(1, response));
        try {
            assertEquals(response, ResponseCodec.decode(bytes).response());
        } catch (vn.hailong.wire.WireFormatException e) {
            throw new AssertionError(new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    private static Response response(Questionnaire questionnaire, Draft draft, UUID id) {
        return new Response(
                id,
                questionnaire.id(),
                questionnaire.version(),
                draft.language(),
                draft.channel(),
                "ttpvhcc",
                "q03",
                Optional.empty(),
                Optional.empty(),
                draft.answers(),
                OffsetDateTime.parse("2026-11-22T09:00:00+07:00"),
                new ClockReading(true, new UUID(1, 1), 1),
                0,
                draft.complete(),
                draft.assisted(),
                draft.suppressed(),
                List.of());
    }
}
