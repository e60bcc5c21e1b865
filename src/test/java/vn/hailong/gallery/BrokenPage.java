package vn.hailong.gallery;

import java.util.List;
import java.util.Optional;

/// A page with one fault, or none, so that the inspection itself can be tried.
///
/// @param fault empty: the page is sound
public record BrokenPage(String name, Optional<Fault.Kind> fault, String page) {
    private static final String HEAD = """
            <!doctype html><meta charset="utf-8"><style>
            body { margin: 0; font: 24px "Noto Sans"; color: #16252B; background: #FBF8F2; }
            button { width: 300px; height: 140px; font: inherit; color: inherit; background: #FFF; border: 2px solid #47575E; }
            </style>
            """;

    public static List<BrokenPage> all() {
        return List.of(
                sound("a sound page", """
                        <h1>Ông/Bà có hài lòng không?</h1><button>Hài lòng</button>
                        <svg width="100" height="100"><circle cx="50" cy="50" r="48" fill="#B07F10"/>
                        <path d="M20 70 L80 70" fill="none" stroke="#FFF" stroke-width="6"/></svg>"""),
                sound("a label that holds its box, and a bar that stays in sight", """
                        <label style="display: block; position: relative; height: 140px">
                        <input type="checkbox" style="position: absolute; inset: 0; width: 100%; height: 100%; margin: 0;
                        appearance: none; background: #0E5A60"><span style="position: relative; color: #FFF;
                        pointer-events: none">Trắng trên xanh</span></label><div style="height: 3000px"></div>
                        <div style="position: sticky; bottom: 0; background: #FBF8F2"><button>Tiếp tục</button></div>"""),
                broken(Fault.Kind.CLIPPED, "a text wider than the window", """
                        <p style="white-space: nowrap">%s</p>""".formatted(
                                "Trung tâm Phục vụ ".repeat(40))),
                broken(Fault.Kind.CLIPPED, "a text cut off by its box", """
                        <div style="height: 20px; overflow: hidden">Một dòng<br>và một dòng nữa</div>"""),
                broken(Fault.Kind.CLIPPED, "a text that runs out of its button", """
                        <button style="width: 200px; white-space: nowrap">Trung tâm Phục vụ hành chính</button>"""),
                broken(Fault.Kind.CLIPPED, "a text that ends in dots", """
                        <p style="width: 200px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis">
                        Trung tâm Phục vụ hành chính công</p>"""),
                broken(Fault.Kind.CLIPPED, "a button half behind the end of a list", """
                        <div style="height: 200px; overflow: hidden auto"><button>Có</button><br><button>Không</button>
                        </div>"""),
                sound("a list whose next choice is not shown before it can be seen whole", """
                        <div style="height: 160px; overflow: hidden auto"><button>Có</button><br><br><br><br>
                        <button>Không</button></div>"""),
                broken(Fault.Kind.CLIPPED, "a question that a list has no room for", """
                        <div style="height: 100px"></div><div style="height: 20px; overflow: hidden auto"><br>
                        <h1>Ông/Bà có hài lòng không?</h1></div>"""),
                broken(Fault.Kind.OVERLAPPING, "two texts in one place", """
                        <p style="margin: 0">Xin mời Ông/Bà</p><p style="margin: -20px 0 0">Cảm ơn Ông/Bà</p>"""),
                broken(Fault.Kind.OVERLAPPING, "a button over another", """
                        <button>Có</button><button style="margin-left: -40px">Không</button>"""),
                broken(Fault.Kind.OVERLAPPING, "a sheet that hides half of a button", """
                        <button>Có</button><div style="position: fixed; inset: 0 0 auto; height: 70px;
                        background: #FFF">Xin mời</div>"""),
                sound("a sheet that hides a whole button", """
                        <button>Có</button><div style="position: fixed; inset: 0 0 auto; height: 150px;
                        background: #FFF">Xin mời</div>"""),
                broken(Fault.Kind.SMALL_TARGET, "a button smaller than a finger", """
                        <button style="width: 76px; height: 76px">Có</button>"""),
                broken(Fault.Kind.SMALL_TARGET, "a link of one line", """
                        <p><a href="/" style="color: inherit">Về trang đầu</a></p>"""),
                broken(Fault.Kind.SMALL_TEXT, "small print", """
                        <p style="font-size: 12px">Xin mời Ông/Bà</p>"""),
                broken(Fault.Kind.LOW_CONTRAST, "grey on paper", """
                        <p style="color: #7A868B">Xin mời Ông/Bà</p>"""),
                broken(Fault.Kind.LOW_CONTRAST, "ink that shines through", """
                        <p style="opacity: .5">Xin mời Ông/Bà</p>"""),
                broken(Fault.Kind.LOW_CONTRAST, "ink on a dark sheet far below", """
                        <div style="height: 2000px"></div><p style="background: #0E5A60">Xin mời Ông/Bà</p>"""),
                broken(Fault.Kind.LOW_CONTRAST, "a face with pale marks", """
                        <svg width="100" height="100"><circle cx="50" cy="50" r="48" fill="#E6B422"/>
                        <path d="M20 70 L80 70" fill="none" stroke="#FFF" stroke-width="6"/></svg>"""));
    }

    private static BrokenPage sound(String name, String body) {
        return new BrokenPage(name, Optional.empty(), HEAD + body);
    }

    private static BrokenPage broken(Fault.Kind kind, String name, String body) {
        return new BrokenPage(name, Optional.of(kind), HEAD + body);
    }
}
