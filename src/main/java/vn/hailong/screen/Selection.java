package vn.hailong.screen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.hailong.survey.Item;
import vn.hailong.survey.Option;

/// The options chosen of several. An option that excludes the others is only ever alone, and there are never more than
/// the item allows.
record Selection(Item.Form.Multiple form, Set<String> chosen) {
    Selection {
        chosen = Set.copyOf(chosen);
    }

    /// The option is touched: it is chosen, or no longer. Where only one may be chosen it replaces the one before.
    ///
    /// @return the same if there are as many as may be
    Selection touch(Option option) {
        Set<String> now = new LinkedHashSet<>(chosen);
        if (now.remove(option.id())) {
            return new Selection(form, now);
        }
        if (option.exclusive() || form.most() == 1) {
            return new Selection(form, Set.of(option.id()));
        }
        form.options().stream().filter(Option::exclusive).map(Option::id).forEach(now::remove);
        now.add(option.id());
        return now.size() > form.most() ? this : new Selection(form, now);
    }

    boolean isFull() {
        return form.most() > 1 && form.most() < form.options().size() && chosen.size() >= form.most();
    }

    /// In the order in which they stand.
    List<String> inOrder() {
        List<String> ids = new ArrayList<>();
        for (Option option : form.options()) {
            if (chosen.contains(option.id())) {
                ids.add(option.id());
            }
        }
        return ids;
    }
}
