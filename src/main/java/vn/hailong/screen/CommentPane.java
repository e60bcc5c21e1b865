package vn.hailong.screen;

import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import vn.hailong.screen.Key.Function;
import vn.hailong.screen.typing.Composition;
import vn.hailong.screen.typing.InputMethod;
import vn.hailong.survey.Texts;

/// A question that is answered in the citizen's own words: the question, a card with the text, and our keyboard below,
/// for a kiosk has none of its own. A keyboard with real keys types too, while the pane is in a window.
final class CommentPane extends VBox {
    /// Of the most characters: when fewer are left, the counter appears.
    private static final double NEAR_THE_LIMIT = 0.1;

    private static final int ALWAYS_COUNTED = 20;

    /// Of the free height of a tall panel, what stands above: hands reach its lower part.
    private static final double LOW_DOWN = 0.8;

    /// What is asked.
    ///
    /// @param placeholder   stands in the card while nothing is typed
    /// @param text          that was typed before; may be empty
    /// @param maximumLength in characters of the composed text
    /// @param language      whose input method is set first
    record Comment(String title, String placeholder, String text, int maximumLength, String language) {}

    private final Comment comment;
    private final Sizes sizes;
    private final Typesetter typesetter;
    private final Texts texts;
    private final double width;
    private final double height;
    private final Consumer<String> changed;
    private Composition composition;
    private TypingField field;
    private Keyboard keyboard;

    /// @param changed hears the whole text after every change
    CommentPane(
            Comment comment,
            Sizes sizes,
            Typesetter typesetter,
            Texts texts,
            double width,
            double height,
            Consumer<String> changed) {
        this.comment = comment;
        this.sizes = sizes;
        this.typesetter = typesetter;
        this.texts = texts;
        this.width = width;
        this.height = height;
        this.changed = changed;
        composition =
                Composition.of(comment.language().equals("vi") ? InputMethod.TELEX : InputMethod.PLAIN, comment.text());
        setMinSize(width, height);
        setMaxSize(width, height);
        TypingSizes typing = typingSizes();
        field = field(typing);
        keyboard = keyboard(typing);
        build(typing);
        PhysicalKeys.typeFor(this, new PhysicalKeys.Listener() {
            @Override
            public void typed(char character) {
                change(composition.type(character));
            }

            @Override
            public void backspace() {
                press(Function.BACKSPACE);
            }

            @Override
            public void deleteWord() {
                press(Function.DELETE_WORD);
            }
        });
    }

    String text() {
        return composition.text();
    }

    private void press(Key key) {
        switch (key) {
            case Key.Typed(char character) -> change(composition.type(character));
            case Function function -> {
                switch (function) {
                    case SPACE -> change(composition.type(' '));
                    case BACKSPACE -> change(composition.withoutLastCharacter());
                    case DELETE_WORD -> change(composition.withoutLastWord());
                    case METHOD -> changeMethod();
                    case SHIFT, OTHER_PAGE -> throw new IllegalArgumentException("the keyboard's own: " + function);
                }
            }
        }
    }

    /// A key that would make the text too long does nothing; one that only marks a letter still does.
    private void change(Composition next) {
        String before = composition.text();
        String after = next.text();
        if (after.length() > Math.max(comment.maximumLength(), before.length())) {
            return;
        }
        composition = next;
        show();
        if (!after.equals(before)) {
            changed.accept(after);
        }
    }

    private void changeMethod() {
        composition = composition.by(
                switch (composition.method()) {
                    case TELEX -> InputMethod.VNI;
                    case VNI -> InputMethod.PLAIN;
                    case PLAIN -> InputMethod.TELEX;
                });
        TypingSizes typing = typingSizes();
        field = field(typing);
        keyboard = keyboard(typing);
        build(typing);
    }

    private void show() {
        int left = comment.maximumLength() - text().length();
        String counter = "";
        if (left <= 0) {
            counter = texts.get("keyboard.full").replace("{n}", Integer.toString(comment.maximumLength()));
        } else if (left <= Math.max(ALWAYS_COUNTED, NEAR_THE_LIMIT * comment.maximumLength())) {
            counter = texts.get("keyboard.left").replace("{n}", Integer.toString(left));
        }
        field.show(text(), counter);
        keyboard.shift(composition.beginsSentence());
    }

    private TypingSizes typingSizes() {
        Typesetter.Block smallest = typesetter.bold(comment.title(), sizes.least(), sizes.least(), width, 2);
        return TypingSizes.fit(sizes, composition.method(), width, height, smallest.height());
    }

    private TypingField field(TypingSizes typing) {
        double beside = typing.arrangement().beside.stream()
                .mapToDouble(placed -> typing.width(placed.units()) + typing.gap())
                .sum();
        return new TypingField(
                typing,
                typing.width() - beside,
                0.5 * sizes.radius(),
                sizes.small(),
                typesetter.fonts(),
                comment.placeholder());
    }

    private Keyboard keyboard(TypingSizes typing) {
        return new Keyboard(typing, sizes.least(), composition.method(), texts, typesetter.fonts(), this::press);
    }

    private void build(TypingSizes typing) {
        Region above = new Region();
        above.setMinHeight(Math.max(0, (sizes.portrait() ? LOW_DOWN : 0.5) * (height - typing.totalHeight())));
        getChildren().setAll(above);
        if (typing.titleRoom() > 0) {
            Node title = title(typing);
            setMargin(title, new Insets(0, 0, typing.between(), 0));
            getChildren().add(title);
        }
        HBox written = new HBox(typing.gap(), field);
        if (!typing.arrangement().beside.isEmpty()) {
            written.getChildren().add(keyboard.row(typing.arrangement().beside, typing.fieldHeight()));
        }
        written.setMaxWidth(typing.width());
        keyboard.setMaxWidth(typing.width());
        setMargin(keyboard, new Insets(typing.between(), 0, 0, 0));
        setAlignment(Pos.TOP_CENTER);
        getChildren().addAll(written, keyboard);
        show();
    }

    /// As large as the room allows, on as few lines as that takes.
    private Node title(TypingSizes typing) {
        Typesetter.Block title = typesetter.bold(comment.title(), sizes.least(), sizes.least(), typing.width(), 2);
        for (double size = sizes.heading(); size > sizes.least(); size *= 0.96) {
            Typesetter.Block larger = typesetter.bold(comment.title(), size, size, typing.width(), 2);
            if (larger.height() <= typing.titleRoom() && larger.width() <= typing.width()) {
                title = larger;
                break;
            }
        }
        Node text = Fonts.text(title.lines(), title.font(), TextAlignment.CENTER, "text");
        VBox room = new VBox(text);
        room.setAlignment(Pos.CENTER);
        room.setMinHeight(title.height());
        room.setMaxHeight(title.height());
        return room;
    }
}
