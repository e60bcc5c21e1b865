package vn.hailong.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was heard at one terminal, held against the responses that the agency has of its card.
///
/// @param troubles when its card was not well
record Testimony(String terminal, String counter, Heard heard, List<Card.Trouble> troubles) {
    /// A card that is well again is believed so late: the commit that failed may have waited as long.
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final String SKIPPED = "null";
    private static final String NOT_ASKED = "";

    static Testimony of(Desk desk) {
        return new Testimony(
                desk.toString(), desk.counter(), desk.heard(), desk.card().troubles());
    }

    /// How many of its responses are held although their thanks were cut off.
    long cutOff(List<Held> card) {
        Set<UUID> thanked = heard.thanked().keySet();
        return card.stream().filter(held -> !thanked.contains(held.id())).count();
    }

    /// What nothing explains, in words.
    List<String> oddities(List<Held> card) {
        List<String> odd = new ArrayList<>();
        heard.oddities().forEach(oddity -> odd.add(terminal + ": " + oddity));
        for (Heard.Press refused : heard.refusals()) {
            if (troubles.stream().noneMatch(trouble -> explains(trouble, refused))) {
                odd.add(terminal + ": the press of level " + refused.level() + " was refused between " + refused.from()
                        + " and " + refused.to() + ", and its card was well");
            }
        }
        List<Heard.Press> cutOff = new ArrayList<>(heard.cutOff());
        card.forEach(held -> {
            Heard.Press press = heard.thanked().get(held.id());
            if (press == null) {
                press = cutOff.stream()
                        .filter(cut -> held.sent().answer(Held.ITEM).equals(Integer.toString(cut.level())))
                        .filter(cut -> held.oddities(terminal, counter, cut.from(), cut.to())
                                .isEmpty())
                        .findFirst()
                        .orElse(null);
                cutOff.remove(press);
            }
            compare(held, press, odd);
        });
        return odd;
    }

    private static boolean explains(Card.Trouble trouble, Heard.Press refused) {
        return !refused.to().isBefore(trouble.from())
                && !refused.from().isAfter(trouble.to().plus(RECOVERY));
    }

    private void compare(Held held, Heard.@Nullable Press press, List<String> odd) {
        String answer = held.sent().answer(Held.ITEM);
        if (press == null) {
            odd.add(terminal + ": response " + held.id() + " is held with the answer " + answer
                    + ", and no press of that level had its answer cut off by a kill then");
            return;
        }
        if (!answer.equals(Integer.toString(press.level()))) {
            odd.add(terminal + ": the press of level " + press.level() + " that was thanked for with " + held.id()
                    + " is held with the answer " + answer);
        }
        String more = held.sent().answer(TortureTerminal.SECOND_QUESTION);
        Set<String> possible = possible(held.id(), press);
        if (!possible.contains(more)) {
            odd.add(terminal + ": response " + held.id() + " is held with the answer " + more
                    + " to the second question, and not with " + possible);
        }
        held.oddities(terminal, counter, press.from(), press.to())
                .forEach(each -> odd.add(terminal + ": response " + held.id() + " " + each));
    }

    /// What may be held of the second question.
    private Set<String> possible(UUID id, Heard.Press press) {
        Heard.FollowUp given = heard.followUps().get(id);
        if (given != null && given.sealed()) {
            return Set.of(given.answer());
        }
        if (press.level() > TortureTerminal.ASKED_UP_TO) {
            return Set.of(NOT_ASKED);
        }
        Set<String> possible = new HashSet<>(Set.of(SKIPPED));
        if (given != null) {
            possible.add(given.answer());
        }
        return possible;
    }

    /// Answers to the second question that the terminal has sealed.
    Set<UUID> sealed() {
        return heard.followUps().entrySet().stream()
                .filter(each -> each.getValue().sealed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
