package vn.hailong.screen.typing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TelexTest {

    @ParameterizedTest
    @CsvSource({
        // Marks.
        "aa, â",
        "aw, ă",
        "ee, ê",
        "oo, ô",
        "ow, ơ",
        "uw, ư",
        "dd, đ",
        "w, ư",
        "uow, ươ",
        "uwow, ươ",
        "AA, Â",
        "Aa, Â",
        "DD, Đ",
        "Dd, Đ",
        "dD, đ",
        "W, Ư",
        "UOW, ƯƠ",
        "aaw, ă",
        "awa, â",
        "oow, ơ",
        "owo, ô",
        "chuowoi, chuôi",
        // Tones.
        "as, á",
        "af, à",
        "ar, ả",
        "ax, ã",
        "aj, ạ",
        "asf, à",
        "asz, a",
        "aasz, â",
        "aajz, â",
        // The same syllable, its marks in any order.
        "tieengs, tiếng",
        "tieesng, tiếng",
        "tiengse, tiếng",
        "tienges, tiếng",
        "tiesnge, tiếng",
        "nguoiwf, người",
        "nguowif, người",
        "nguwowif, người",
        "nguowfi, người",
        "nguofiw, người",
        "dduwowngf, đường",
        "duongwfd, đường",
        "duwongdf, đường",
        "dduongwf, đường",
        "ddangr, đảng",
        "nghieengx, nghiễng",
        "phuoswc, phước",
        "muoons, muốn",
        "muonos, muốn",
        "chuyeenj, chuyện",
        "chuyenej, chuyện",
        // The tone goes where school books have it.
        "hoaf, hòa",
        "hoafn, hoàn",
        "hoanf, hoàn",
        "thuyr, thủy",
        "cuar, của",
        "muwaf, mừa",
        "mias, mía",
        "tais, tái",
        "hoef, hòe",
        "ngoaos, ngoáo",
        "ngoeoj, ngoẹo",
        "khuyur, khuỷu",
        "khuyar, khuỷa",
        "khuyeenr, khuyển",
        "suyts, suýt",
        "huynhf, huỳnh",
        "xoays, xoáy",
        "toans, toán",
        "thoangs, thoáng",
        "loatj, loạt",
        "uys, úy",
        "quas, quá",
        "quys, quý",
        "quyeets, quyết",
        "quyenr, quyẻn",
        "quocos, quốc",
        "quowr, quở",
        "queef, quề",
        "quaanj, quận",
        "quawngx, quẵng",
        "quynhf, quỳnh",
        "quits, quít",
        "gias, giá",
        "gif, gì",
        "ginf, gìn",
        "giuwax, giữa",
        "giuawx, giữa",
        "giwx, giữ",
        "gieengs, giếng",
        "gieets, giết",
        "giowf, giờ",
        "giups, giúp",
        "gioongs, giống",
        "gier, giẻ",
        "giauf, giàu",
        // Horns.
        "thuowr, thuở",
        "huow, huơ",
        "huowng, hương",
        "huwowng, hương",
        "thuowng, thương",
        "khuow, khuơ",
        "muaw, mưa",
        "muwa, mưa",
        "hoawcj, hoặc",
        "nhw, như",
        "tw, tư",
        "twf, từ",
        "huuw, hưu",
        "huwu, hưu",
        "ruwowuj, rượu",
        "ruouwj, rượu",
        "buowms, bướm",
        "luaat, luât",
        "luwaajt, luật",
        "guwir, gửi",
        "guiwr, gửi",
        // Words of a citizen.
        "caan, cân",
        "caanf, cần",
        "ddaats, đất",
        "ddaatj, đật",
        "Vieetj, Việt",
        "Nguyeenx, Nguyễn",
        "NGUYEENX, NGUYỄN",
        "xaay, xây",
        "nhaanj, nhận",
        "kyx, kỹ",
        "lys, lý",
        "yeeu, yêu",
        "yeen, yên",
        "uoongs, uống",
        "ownf, ờn",
        "Ddawsk, Đắk",
        "Lawsk, Lắk",
        "Kroong, Krông",
        "xooong, xoong",
        "mooocs, moóc",
        "oan, oan",
        "uyeen, uyên"
    })
    void keysMakeASyllable(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.TELEX, keys));
    }

    @ParameterizedTest
    @CsvSource({
        "aaa, aa",
        "aww, aw",
        "eee, ee",
        "ooo, oo",
        "oww, ow",
        "uww, uw",
        "ww, w",
        "nhww, nhw",
        "ddd, dd",
        "DDD, DD",
        "ass, as",
        "aff, af",
        "arr, ar",
        "axx, ax",
        "ajj, aj",
        "uoww, uow",
        "tieengss, tiêngs",
        "tess, tes",
        "asss, ass",
        "ddđ, đđ",
        "aaaa, aaa"
    })
    void aKeyThatIsRepeatedUndoesItself(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.TELEX, keys));
    }

    @ParameterizedTest
    @CsvSource({
        "windows",
        "Windows",
        "website",
        "web",
        "wifi",
        "email",
        "online",
        "internet",
        "facebook",
        "Zalo",
        "app",
        "text",
        "after",
        "software",
        "class",
        "address",
        "middle",
        "window",
        "service",
        "good",
        "week",
        "need",
        "fax",
        "PDF",
        "OTP",
        "USB",
        "SMS",
        "UBND",
        "TPHCM",
        "BHXH",
        "CCCD",
        "GPLX",
        "VNeID",
        "QR",
        "ok",
        "km",
        "covid19",
        "A4",
        "B12",
        "print",
        "scan",
        "Excel",
        "smartphone",
        "Q1",
        "x",
        "z",
        "f",
        "JavaFX",
        "the",
        "street",
        "switch"
    })
    void wordsThatAreNoVietnameseStayAsTyped(String word) {
        assertEquals(word, Typist.type(InputMethod.TELEX, word));
    }

    @ParameterizedTest
    @CsvSource({
        "HDDND, HĐND",
        "QDD, QĐ",
        "SDDT, SĐT",
        "ddc, đc",
        "DDT, ĐT",
        "NDD, NĐ",
        "sddt, sđt",
        "NDDD, NDD",
        "TDD, TĐ"
    })
    void anAbbreviationMayHaveItsStroke(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.TELEX, keys));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Coong chuwcs huwowngs daanx raats taanj tinhf, nhuwng phair chowf quas laau. |"
                        + "Công chức hướng dẫn rất tận tình, nhưng phải chờ quá lâu.",
                "DDeef nghij boos tris theem ghees ngooif owr Quaayf 3 (gaanf cuwar ra vaof)! |"
                        + "Đề nghị bố trí thêm ghế ngồi ở Quầy 3 (gần cửa ra vào)!",
                "Tooi nopoj hoof sow lucs 8 giowf, ddeens 10 giowf moiws dduocwj goij. |"
                        + "Tôi nộp hồ sơ lúc 8 giờ, đến 10 giờ mới được gọi.",
                "Thur tujc ddaats ddai raats ruowmf raf, Oong/Baf naof cungx keeu! |"
                        + "Thủ tục đất đai rất rườm rà, Ông/Bà nào cũng kêu!",
                "Xin camr own casc anh chij, giair quyeets nhanh gonj vaf vui ver; website hay bij looix... |"
                        + "Xin cảm ơn các anh chị, giải quyết nhanh gọn và vui vẻ; website hay bị lỗi...",
                "Muwcs thu leej phis 50.000 ddoongf laf ddungs; UBND phuwowngf Ba Ngoif lafm vieecj raats toots? |"
                        + "Mức thu lệ phí 50.000 đồng là đúng; UBND phường Ba Ngòi làm việc rất tốt?"
            })
    void sentencesOfACitizen(String keys, String expected) {
        assertEquals(expected, Typist.type(InputMethod.TELEX, keys));
    }
}
