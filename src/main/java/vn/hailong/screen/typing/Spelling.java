package vn.hailong.screen.typing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which letters begin a Vietnamese syllable, and which of its vowels carries the tone. More lenient than a dictionary:
/// any onset goes with any rime, for people misspell and places have names of their own (*Bắc Kạn*, *Đắk Lắk*).
final class Spelling {
    static final List<String> ONSETS = List.of(
            "ngh", "ch", "gh", "gi", "kh", "kr", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k",
            "l", "m", "n", "p", "r", "s", "t", "v", "x", "");

    static final List<String> RIMES = List.of(("a ac ach ai ak am an ang anh ao ap at au ay "
                    + "ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
                    + "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
                    + "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
                    + "o oa oac oach oai oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
                    + "ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
                    + "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp "
                    + "uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
                    + "y ych yêm yên yêng yêt yêu ynh yt")
            .split(" "));

    /// Of rimes, with any of their marks not typed yet.
    private static final Set<String> BEGINNINGS = beginnings();

    private Spelling() {}

    /// How many letters the onset has; -1 if no syllable begins with this word.
    ///
    /// @param word in lower case, with its marks and without its tone
    static int onset(String word) {
        for (String onset : ONSETS) {
            if (word.startsWith(onset) && rimeMayBegin(onset, word.substring(onset.length()))) {
                return onset.length();
            }
        }
        return ONSETS.stream().anyMatch(onset -> onset.startsWith(word)) ? word.length() : -1;
    }

    private static boolean rimeMayBegin(String onset, String rime) {
        return BEGINNINGS.contains(rime)
                // Their last letter is a vowel already: "quu" and "gii" are none.
                && !(onset.equals("qu") && "uư".indexOf(rime.charAt(0)) >= 0)
                && !(onset.equals("gi") && rime.charAt(0) == 'i');
    }

    /// A syllable that ends abruptly has a rising or a falling tone.
    static boolean allows(String rime, Tone tone) {
        return switch (tone) {
            case LEVEL, ACUTE, DOT -> true;
            case GRAVE, HOOK, TILDE -> !rime.endsWith("ch") && "cptk".indexOf(rime.charAt(rime.length() - 1)) < 0;
        };
    }

    /// The place of the tone as school books write it: *hòa*, *thủy*, *của*; *hoàn*, *muống*, *khuỷu*.
    ///
    /// @return index in the rime
    static int toned(String rime) {
        int vowels = 0;
        while (vowels < rime.length() && Letter.vowel(bare(rime.charAt(vowels)))) {
            vowels++;
        }
        for (int i = vowels - 1; i >= 0; i--) {
            if (bare(rime.charAt(i)) != rime.charAt(i)) {
                return i;
            }
        }
        boolean closed = vowels < rime.length();
        return vowels == 1 ? 0 : closed ? vowels - 1 : vowels - 2;
    }

    private static Set<String> beginnings() {
        Set<String> beginnings = new HashSet<>();
        for (String rime : RIMES) {
            Set<String> before = Set.of("");
            for (char letter : rime.toCharArray()) {
                Set<String> longer = new HashSet<>();
                for (String beginning : before) {
                    longer.add(beginning + letter);
                    longer.add(beginning + bare(letter));
                }
                beginnings.addAll(longer);
                before = longer;
            }
        }
        return Set.copyOf(beginnings);
    }

    private static char bare(char letter) {
        return switch (letter) {
            case 'ă', 'â' -> 'a';
            case 'ê' -> 'e';
            case 'ô', 'ơ' -> 'o';
            case 'ư' -> 'u';
            default -> letter;
        };
    }
}
