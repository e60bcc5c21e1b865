package vn.hailong.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.hailong.gallery.Sight.Gesture;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Item;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.SessionView;

/// All that a questionnaire can look like, in the order in which a citizen meets it.
final class Sights {
    private static final int SECONDS_LEFT = 12;

    private final Questionnaire questionnaire;
    private final SampleAnswers answers;
    private final boolean rated;
    private final List<Sight> sights = new ArrayList<>();

    private Sights(Questionnaire questionnaire, String language) {
        this.questionnaire = questionnaire;
        this.answers = new SampleAnswers(language);
        this.rated = questionnaire.openingScale().isPresent();
    }

    /// @param language of what the citizen writes
    static List<Sight> of(Questionnaire questionnaire, String language) {
        Sights sights = new Sights(questionnaire, language);
        sights.beginning();
        boolean typed = false;
        for (int place = 0; place < questionnaire.items().size(); place++) {
            typed = sights.item(place, typed) || typed;
        }
        sights.add("98-thanks", new SessionView.Thanks());
        sights.add("99-unavailable", new SessionView.Unavailable());
        return sights.sights;
    }

    private void beginning() {
        String name = rated ? "00-opening" : "00-invitation";
        SessionView view = rated ? new SessionView.Opening(false) : new SessionView.Invitation();
        add(name, view);
        add(name + "-offline", view, Gesture.OFFLINE);
        add(name + "-why", view, Gesture.WHY);
        if (rated) {
            add(name + "-waiting", new SessionView.Opening(true));
            int best = questionnaire
                    .openingScale()
                    .orElseThrow()
                    .levels()
                    .getFirst()
                    .value();
            add(name + "-pressed", new SessionView.Pressed(best));
        }
    }

    /// @return whether the keyboard was shown
    private boolean item(int place, boolean typed) {
        Item item = questionnaire.items().get(place);
        String name = "%02d-%s".formatted(place + 1, item.id());
        boolean comment = item.form() instanceof Item.Form.Comment;
        // The rating that opens a questionnaire is asked as an item only of those who come back to it.
        if (place > 0 || !rated) {
            add(name, step(place, Optional.empty(), false), comment && !typed ? Gesture.TYPE : Gesture.TURN);
        }
        add(name + "-answered", step(place, Optional.of(answers.usual(item)), false));
        add(name + "-last", step(place, Optional.of(answers.most(item)), true), Gesture.TURN);
        answers.alone(item).ifPresent(answer -> add(name + "-alone", step(place, Optional.of(answer), false)));
        if (item.help().isPresent()) {
            add(name + "-help", step(place, Optional.empty(), false), Gesture.HELP);
        }
        if (place == 1) {
            add(name + "-look", step(place, Optional.empty(), false), Gesture.LOOK);
        }
        return comment;
    }

    /// @param last and soon over
    private SessionView.Step step(int place, Optional<Answer> answer, boolean last) {
        return new SessionView.Step(
                questionnaire.items().get(place),
                answer,
                place + 1,
                questionnaire.items().size(),
                rated || place > 0,
                place > 0,
                last,
                last ? OptionalInt.of(SECONDS_LEFT) : OptionalInt.empty());
    }

    private void add(String name, SessionView view) {
        add(name, view, Gesture.NONE);
    }

    private void add(String name, SessionView view, Gesture gesture) {
        sights.add(new Sight(name, view, gesture));
    }
}
