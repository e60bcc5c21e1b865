package vn.hailong.screen.typing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VniTest {

    @ParameterizedTest
    @CsvSource({
        "a6, â",
        "a8, ă",
        "e6, ê",
        "o6, ô",
        "o7, ơ",
        "u7, ư",
        "d9, đ",
        "D9, Đ",
        "A6, Â",
        "uo7, ươ",
        "u7o7, ươ",
        "a68, ă",
        "a86, â",
        "o67, ơ",
        "o76, ô",
        "a1, á",
        "a2, à",
        "a3, ả",
        "a4, ã",
        "a5, ạ",
        "a12, à",
        "a10, a",
        "a610, â",
        "tie6ng1, tiếng",
        "tieng61, tiếng",
        "tieng16, tiếng",
        "tie61ng, tiếng",
        "nguoi72, người",
        "nguo7i2, người",
        "nguoi27, người",
        "d9u7o7ng2, đường",
        "duong729, đường",
        "duong972, đường",
        "d9uo7ng2, đường",
        "hoa2, hòa",
        "hoan2, hoàn",
        "thuy3, thủy",
        "qua1, quá",
        "quy1, quý",
        "quye6t1, quyết",
        "quoc61, quốc",
        "gia1, giá",
        "gi2, gì",
        "giu7a4, giữa",
        "giua74, giữa",
        "gieng61, giếng",
        "khuye6n3, khuyển",
        "khuyu3, khuỷu",
        "thuo73, thuở",
        "huo7, huơ",
        "huo7ng, hương",
        "mua7, mưa",
        "hoa8c5, hoặc",
        "hoac85, hoặc",
        "nhu7, như",
        "ruou75, rượu",
        "huu7, hưu",
        "luat65, luật",
        "gui73, gửi",
        "d9a61t, đất",
        "dat169, đất",
        "Vie6t5, Việt",
        "NGUYE6N4, NGUYỄN",
        "xa6y, xây",
        "ky4, kỹ",
        "ye6u, yêu",
        "uong61, uống",
        "D9a81k, Đắk",
        "la8k1, lắk",
        "xoong, xoong",
        "mooc1, moóc",
        "to6i, tôi",
        "cha6m5, chậm",
        "d9o62, đồ",
        "wuan, wuan"
    })
    void keysMakeASyllable(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.VNI, keys));
    }

    @ParameterizedTest
    @CsvSource({
        "a11, a1",
        "a66, a6",
        "a88, a8",
        "o77, o7",
        "d99, d9",
        "A44, A4",
        "uo77, uo7",
        "a111, a11",
        "tie6ng11, tiêng1",
        "QD99, QD9"
    })
    void aDigitThatIsRepeatedUndoesItself(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.VNI, keys));
    }

    @ParameterizedTest
    @CsvSource({
        "3",
        "2025",
        "12/5/2026",
        "50.000",
        "Q1",
        "covid19",
        "b12",
        "windows10",
        "8h30",
        "0987654321",
        "H9",
        "email1",
        "text",
        "address",
        "week",
        "class",
        "zalo",
        "fax",
        "wifi"
    })
    void digitsAfterWhatIsNoSyllableStayDigits(String word) {
        assertEquals(word, Typist.type(InputMethod.VNI, word));
    }

    @ParameterizedTest
    @CsvSource({"HD9ND, HĐND", "QD9, QĐ", "SD9T, SĐT", "d9c, đc"})
    void anAbbreviationMayHaveItsStroke(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.VNI, keys));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Co6ng chu7c1 hu7o7ng1 da6n4 ra6t1 ta6n5 tinh2, nhu7ng phai3 cho72 qua1 la6u. |"
                        + "Công chức hướng dẫn rất tận tình, nhưng phải chờ quá lâu.",
                "D9e62 nghi5 bo61 tri1 the6m ghe61 ngo6i2 o73 Qua6y2 3 (ga6n2 cu73a ra va2o)! |"
                        + "Đề nghị bố trí thêm ghế ngồi ở Quầy 3 (gần cửa ra vào)!",
                "Nop65 ho62 so7 luc1 8 gio72, d9e61n 10 gio72 mo71i d9uoc75 goi5. |"
                        + "Nộp hồ sơ lúc 8 giờ, đến 10 giờ mới được gọi."
            })
    void sentencesOfACitizen(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.VNI, keys));
    }
}
