package vn.hailong.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.hailong.survey.Answer;
import vn.hailong.survey.Channel;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Item;
import vn.hailong.survey.Kind;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.Option;
import vn.hailong.survey.Questionnaire;
import vn.hailong.survey.ResponseSize;
import vn.hailong.survey.Stage;

/// What a questionnaire may ask for can always be sent: the reader of questionnaires knows nothing of the wire, so the
/// two are compared here.
class LargestResponseTest {
    private static final LocalizedText TEXT = new LocalizedText(Map.of("vi", "Câu hỏi"));
    private static final UUID ANY = new UUID(-1, -1);

    /// All that a comment may hold, whatever a character takes.
    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\"", "a", "ế", "😀", "\u2028"})
    void fitsIntoABatchOfItsOwn(String character) {
        List<Item> items = largest();
        assertTrue(ResponseSize.of(items) <= ResponseSize.MOST_BYTES);
        items.add(comment(items.size(), 1));
        assertTrue(ResponseSize.of(items) > ResponseSize.MOST_BYTES, "it is not the largest");
        items.removeLast();

        Map<String, Answer> answers = new LinkedHashMap<>();
        items.forEach(item -> answers.put(item.id(), answer(item.form(), character)));
        byte[] sealed = ResponseCodec.encode(new SealedResponse(Long.MAX_VALUE, response(answers)));
        byte[] batch = ResponseCodec.encodeBatch(ANY, List.of(sealed));
        assertTrue(batch.length <= Batch.MAXIMUM_BYTES, batch.length + " bytes");
    }

    @Test
    void theAnswersOfEveryFormTakeNoMoreThanCounted() {
        List<Item> items = List.of(
                item(0, new Item.Form.YesNo()),
                item(1, new Item.Form.Single(options(3))),
                item(2, new Item.Form.Multiple(options(20), 7)),
                item(3, new Item.Form.Count(1_000)),
                comment(4, 100));
        int empty = ResponseCodec.encode(new SealedResponse(1, response(Map.of()))).length;
        Map<String, Answer> answers = new LinkedHashMap<>();
        items.forEach(item -> answers.put(item.id(), answer(item.form(), "\u0001")));
        int full = ResponseCodec.encode(new SealedResponse(1, response(answers))).length;
        assertTrue(full - empty <= ResponseSize.of(items), full - empty + " bytes");
        assertTrue(full - empty > ResponseSize.of(items) - 20, "counted far too much");
    }

    @Test
    void asManyItemsAsAResponseMayHold() throws WireFormatException {
        assertEquals(Questionnaire.MOST_ITEMS, decoded(Questionnaire.MOST_ITEMS).size());
        assertTrue(refused(Questionnaire.MOST_ITEMS + 1));
    }

    private static Map<String, Answer> decoded(int number) throws WireFormatException {
        Map<String, Answer> answers = new LinkedHashMap<>();
        IntStream.range(0, number).forEach(each -> answers.put("i" + each, new Answer.Skipped()));
        return ResponseCodec.decode(ResponseCodec.encode(new SealedResponse(1, response(answers))))
                .response()
                .answers();
    }

    private static boolean refused(int number) {
        try {
            decoded(number);
            return false;
        } catch (WireFormatException _) {
            return true;
        }
    }

    /// As large as it may be: comments, options with long ids, and one more comment for what is left.
    private static List<Item> largest() {
        List<Item> items = new ArrayList<>();
        IntStream.range(0, 20).forEach(each -> items.add(item(each, new Item.Form.Multiple(options(20), 20))));
        while (ResponseSize.of(items) + ResponseSize.of(List.of(comment(items.size(), 2_000)))
                <= ResponseSize.MOST_BYTES) {
            items.add(comment(items.size(), 2_000));
        }
        long left =
                ResponseSize.MOST_BYTES - ResponseSize.of(items) - ResponseSize.of(List.of(comment(items.size(), 0)));
        items.add(comment(items.size(), (int) left / 6));
        return items;
    }

    private static Item comment(int number, int length) {
        return item(number, new Item.Form.Comment(length));
    }

    private static Item item(int number, Item.Form form) {
        String id = "x".repeat(61) + String.format("%03d", number);
        return new Item(
                id,
                TEXT,
                Optional.empty(),
                Optional.empty(),
                Kind.FACT,
                Optional.empty(),
                false,
                new Condition.Always(),
                form);
    }

    private static List<Option> options(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> new Option("o".repeat(29) + String.format("%03d", each), TEXT, false, false))
                .toList();
    }

    private static Answer answer(Item.Form form, String character) {
        return switch (form) {
            case Item.Form.Rating _ -> new Answer.NotApplicable();
            case Item.Form.YesNo() -> new Answer.Text("yes");
            case Item.Form.Count(int most) -> new Answer.Number(most);
            case Item.Form.Single(List<Option> options) ->
                new Answer.Text(options.getFirst().id());
            case Item.Form.Multiple multiple ->
                new Answer.Choices(multiple.options().stream()
                        .map(Option::id)
                        .limit(multiple.most())
                        .toList());
            case Item.Form.Comment comment -> new Answer.Text(character.repeat(comment.maximumLength()));
        };
    }

    private static Response response(Map<String, Answer> answers) {
        return new Response(
                ANY,
                "q".repeat(64),
                Integer.MAX_VALUE,
                "l".repeat(16),
                Channel.values()[0],
                "ế".repeat(64),
                "ế".repeat(64),
                Optional.of(Stage.SUBMIT),
                Optional.of("ế".repeat(64)),
                answers,
                OffsetDateTime.parse("2026-12-31T23:59:59.999+07:00"),
                new ClockReading(false, ANY, Long.MAX_VALUE),
                Long.MAX_VALUE,
                false,
                false,
                Integer.MAX_VALUE,
                Collections.nCopies(20, "ế".repeat(64)));
    }
}
