package vn.hailong.gallery;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import vn.hailong.survey.Look;
import vn.hailong.survey.Questionnaire;

/// Goes through everything that one door can show.
final class Gallery {
    /// A way in which every citizen can be spoken to.
    enum Manner {
        USUAL("", false, false),
        LARGER("-larger", true, false),
        CONTRAST("-contrast", false, true);

        private final String ending;
        private final boolean larger;
        private final boolean contrast;

        Manner(String ending, boolean larger, boolean contrast) {
            this.ending = ending;
            this.larger = larger;
            this.contrast = contrast;
        }

        Look in(String language) {
            return new Look(language, larger, contrast, false);
        }
    }

    /// What is to be looked at.
    ///
    /// @param thorough ids of the questionnaires that are looked at in every manner, not only in the usual one
    record Plan(
            List<Questionnaire> questionnaires,
            List<String> languages,
            List<Panel> panels,
            Set<String> thorough,
            boolean pictures) {}

    private final Plan plan;
    private final Album album;

    Gallery(Plan plan, Album album) {
        this.plan = plan;
        this.album = album;
    }

    void walk(Door door) throws IOException {
        for (Panel panel : plan.panels()) {
            for (String language : plan.languages()) {
                for (Questionnaire questionnaire : plan.questionnaires()) {
                    walk(door, panel, language, questionnaire);
                }
                String folder = "%s/%s/%s/others/".formatted(door.name(), panel.name(), language);
                door.showOthers(language, panel, plan.pictures(), eye(folder));
            }
        }
    }

    private void walk(Door door, Panel panel, String language, Questionnaire questionnaire) throws IOException {
        List<Sight> sights = Sights.of(questionnaire, language);
        for (Manner manner : Manner.values()) {
            if (manner == Manner.USUAL || plan.thorough().contains(questionnaire.id())) {
                String folder = "%s/%s/%s%s/%s/"
                        .formatted(door.name(), panel.name(), language, manner.ending, questionnaire.id());
                door.show(questionnaire, sights, manner.in(language), panel, plan.pictures(), eye(folder));
            }
        }
    }

    private Door.Eye eye(String folder) {
        return (sight, behind, faults, picture) -> {
            String file = folder + sight + behind + ".png";
            album.found(file, faults);
            picture.ifPresent(taken -> album.keep(file, taken));
        };
    }
}
