package vn.hailong.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A citizen who does anything that a screen or a tablet allows.
public final class Walker {
    private final Random random;

    public Walker(Random random) {
        this.random = random;
    }

    /// Anything but going on for ever in one place: most acts answer.
    public Act act(SessionView.Step step) {
        Item item = step.item();
        return switch (random.nextInt(12)) {
            case 0 -> new Act.Skip(item.id());
            case 1 -> step.back() ? new Act.Back(item.id()) : new Act.Touch();
            case 2 -> random.nextInt(8) == 0 ? new Act.Finish(item.id()) : new Act.Touch();
            case 3 -> new Act.Speak(random.nextBoolean() ? "en" : "vi");
            default -> new Act.Give(item.id(), answer(item));
        };
    }

    /// Any answer that the item takes.
    public Answer answer(Item item) {
        return switch (item.form()) {
            case Item.Form.Rating rating ->
                rating.notApplicable().isPresent() && random.nextInt(6) == 0
                        ? new Answer.NotApplicable()
                        : new Answer.Number(any(rating.scale().levels()).value());
            case Item.Form.YesNo() -> new Answer.Text(random.nextBoolean() ? "yes" : "no");
            case Item.Form.Single(List<Option> options) ->
                new Answer.Text(any(options).id());
            case Item.Form.Multiple(List<Option> options, int most) -> choices(options, most);
            case Item.Form.Count(int most) -> new Answer.Number(random.nextInt(most + 1));
            case Item.Form.Comment(int maximumLength) -> new Answer.Text(comment(maximumLength));
        };
    }

    private Answer choices(List<Option> options, int most) {
        List<Option> shuffled = new ArrayList<>(options);
        Collections.shuffle(shuffled, random);
        List<Option> chosen = shuffled.subList(0, random.nextInt(Math.min(most, options.size()) + 1));
        boolean alone = chosen.stream().anyMatch(Option::exclusive);
        List<String> ids = alone && chosen.size() > 1
                ? chosen.stream()
                        .filter(Option::exclusive)
                        .limit(1)
                        .map(Option::id)
                        .toList()
                : chosen.stream().map(Option::id).toList();
        return new Answer.Choices(ids);
    }

    /// Letters of many scripts, controls and halves of characters.
    private String comment(int maximumLength) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? maximumLength + 5 : random.nextInt(30);
        for (int i = 0; i < length; i++) {
            text.append((char)
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> 0x1EA0 + random.nextInt(0x5A);
                        case 2 -> random.nextInt(0x10000);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
