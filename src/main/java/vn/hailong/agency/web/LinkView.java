package vn.hailong.agency.web;

import java.util.ArrayList;
import java.util.List;
import vn.hailong.wire.Status;

/// What is wrong with a terminal's way to the broker, as it is printed.
///
/// @param sentences empty if nothing is
public record LinkView(List<String> sentences) {
    static final LinkView NONE = new LinkView(List.of());

    static LinkView of(Status status, Wording wording) {
        List<String> sentences = new ArrayList<>();
        if (status.link().takeovers() > 0) {
            sentences.add(
                    wording.text("link.takeovers", wording.number(status.link().takeovers())));
        }
        if (status.link().heldBack() > 0) {
            sentences.add(
                    wording.text("link.heldBack", wording.number(status.link().heldBack())));
        }
        return new LinkView(List.copyOf(sentences));
    }
}
