package vn.hailong.screen.typing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every onset with every rime in every tone, typed in several orders.
final class EverySyllableTest {
    private static final List<String> ONSETS =
            List.of(", b, c, ch, d, đ, g, gh, gi, h, k, kh, l, m, n, ng, ngh, nh, p, ph, qu, r, s, t, th, tr, v, x"
                    .split(", ?"));

    /// In the tone *sắc*, as school books write it.
    private static final List<String> RIMES = List.of(("á ác ách ái ám án áng ánh áo áp át áu áy "
                    + "ắc ắm ắn ắng ắp ắt ấc ấm ấn ấng ấp ất ấu ấy é éc ém én éng éo ép ét ế ếch ếm ến ếnh ếp ết ếu "
                    + "í ía ích iếc iếm iến iếng iếp iết iếu ím ín ính íp ít íu ó óa oác oách oái oán oáng oánh oáo "
                    + "oát oáy oắc oắm oắn oắng oắt óc óe oén oéo oét ói óm ón óng óp ót ố ốc ối ốm ốn ống ốp ốt "
                    + "ớ ới ớm ớn ớp ớt ú úa uấn uấng uất uấy úc uế uếch uếnh úi úm ún úng úp út úy uýa uých uyến "
                    + "uyết uýnh uýt uýu uốc uối uốm uốn uống uốt ứ ứa ức ứi ứm ứn ứng ứt ứu ước ưới ướm ướn ướng "
                    + "ướp ướt ướu ý yếm yến yếng yết yếu")
            .split(" "));

    private static final Map<Character, String> TELEX_MARKS =
            Map.of('ă', "w", 'â', "a", 'ê', "e", 'ô', "o", 'ơ', "w", 'ư', "w", 'đ', "d");
    private static final Map<Character, String> VNI_MARKS =
            Map.of('ă', "8", 'â', "6", 'ê', "6", 'ô', "6", 'ơ', "7", 'ư', "7", 'đ', "9");

    @ParameterizedTest
    @EnumSource(names = {"TELEX", "VNI"})
    void composesToItself(InputMethod method) {
        int syllables = 0;
        for (String onset : ONSETS) {
            for (String acute : RIMES) {
                for (Tone tone : Tone.values()) {
                    if (goTogether(onset, acute, tone)) {
                        syllables++;
                        compose(method, onset, inTone(acute, Tone.LEVEL), onset + inTone(acute, tone), tone);
                    }
                }
            }
        }
        assertEquals(21_009, syllables);
    }

    private static void compose(InputMethod method, String onset, String rime, String syllable, Tone tone) {
        String toned = toneKey(method, tone);
        int vowels = rime.length();
        while ("cghmnpt".indexOf(rime.charAt(vowels - 1)) >= 0) {
            vowels--;
        }
        String whole = onset + rime;
        String open = onset + rime.substring(0, vowels);
        Set<String> ways = new LinkedHashSet<>(List.of(
                eachMarked(method, whole) + toned,
                eachMarked(method, open) + toned + eachMarked(method, rime.substring(vowels)),
                bare(whole) + marks(method, whole) + toned,
                bare(whole) + toned + marks(method, whole),
                bare(open) + toned + bare(rime.substring(vowels)) + marks(method, whole)));
        for (String way : ways) {
            assertEquals(syllable, Typist.type(method, way), way);
            String capitals = way.toUpperCase(Locale.ROOT);
            assertEquals(syllable.toUpperCase(Locale.ROOT), Typist.type(method, capitals), capitals);
        }
    }

    /// Not: a tone that an abrupt end does not allow, and two ways to read the same letters, such as *g-ia* and *gi-a*.
    private static boolean goTogether(String onset, String acute, Tone tone) {
        boolean abrupt = acute.matches(".*([cpt]|ch)");
        boolean ambiguous = switch (onset) {
            case "gi" -> acute.matches("[ií].*");
            case "g" -> acute.matches("ía|íu");
            case "qu" -> acute.matches("[uúưứ].*");
            default -> false;
        };
        return !ambiguous && !(abrupt && (tone == Tone.GRAVE || tone == Tone.HOOK || tone == Tone.TILDE));
    }

    private static String inTone(String acute, Tone tone) {
        String decomposed = Normalizer.normalize(acute, Normalizer.Form.NFD);
        return Normalizer.normalize(decomposed.replace(Tone.ACUTE.combining, tone.combining), Normalizer.Form.NFC);
    }

    private static String toneKey(InputMethod method, Tone tone) {
        String keys = method == InputMethod.TELEX ? "sfrxj" : "12345";
        return tone == Tone.LEVEL ? "" : keys.substring(tone.ordinal() - 1, tone.ordinal());
    }

    /// Each letter followed by the key of its mark.
    private static String eachMarked(InputMethod method, String letters) {
        StringBuilder keys = new StringBuilder();
        for (char letter : letters.toCharArray()) {
            keys.append(bare(String.valueOf(letter))).append(mark(method, letter));
        }
        return keys.toString();
    }

    /// The keys of all marks, once each: one horn serves both letters of *ươ*.
    private static String marks(InputMethod method, String letters) {
        Set<String> keys = new LinkedHashSet<>();
        for (char letter : letters.toCharArray()) {
            keys.add(mark(method, letter));
        }
        return String.join("", keys);
    }

    private static String mark(InputMethod method, char letter) {
        Map<Character, String> marks = method == InputMethod.TELEX ? TELEX_MARKS : VNI_MARKS;
        return Objects.requireNonNullElse(marks.get(letter), "");
    }

    private static String bare(String letters) {
        return Normalizer.normalize(letters, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
    }
}
