package vn.hailong.terminal.doctor;

import java.util.List;
import vn.hailong.survey.Texts;

/// One thing that was looked at.
///
/// @param details what stands in the text's places, in order
public record Finding(Code code, List<String> details) {
    public Finding {
        details = List.copyOf(details);
    }

    static Finding of(Code code, Object... details) {
        return new Finding(code, List.of(details).stream().map(Object::toString).toList());
    }

    /// What was looked at.
    ///
    /// @param texts of the part `doctor`
    public String topic(Texts texts) {
        return texts.get("topic." + code.topic());
    }

    /// What was found, and what to do about it.
    public String words(Texts texts) {
        String words = texts.get("code." + code.number());
        for (int place = 0; place < details.size(); place++) {
            words = words.replace("{" + place + "}", details.get(place));
        }
        return words;
    }

    /// As the command line prints it.
    String line(Texts texts) {
        String level = switch (code.level()) {
            case OK -> "ok   ";
            case WARN -> "warn ";
            case FAIL -> "FAIL ";
        };
        return level + " " + code.number() + "  " + topic(texts) + ": " + words(texts);
    }
}
