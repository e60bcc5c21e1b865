"""A finger and an eye in front of an X display: real pointer events by XTEST, and what the server shows, pixel by pixel.

Times are of the monotonic clock, in seconds. Nothing here waits for a frame: the eye looks every half millisecond, and a
look takes less than a tenth of one, so that a time is at most that much too late.
"""

import ctypes
import time

LOOK_EVERY = 0.0005
ALL_PLANES = ctypes.c_ulong(-1).value
Z_PIXMAP = 2
NOW = 0


class _Image(ctypes.Structure):
    """The beginning of XImage."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    ]


class NotSeen(Exception):
    """What was waited for did not come."""


class Display:
    """One X display with 24 bits a pixel, such as Xvfb's."""

    def __init__(self, name, width, height):
        self.name, self.width, self.height = name, width, height
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._x.XGetImage.restype = ctypes.POINTER(_Image)
        self._x.XGetImage.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int,
            ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int,
        ]  # fmt: skip
        self._x.XDestroyImage.argtypes = [ctypes.POINTER(_Image)]
        self._x.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self._test.XTestFakeMotionEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong,
        ]  # fmt: skip
        self._test.XTestFakeButtonEvent.argtypes = [
            ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong,
        ]  # fmt: skip
        self._display = self._x.XOpenDisplay(name.encode())
        if not self._display:
            raise OSError(f"can't open display {name}")
        self._root = self._x.XDefaultRootWindow(self._display)

    def point_at(self, x, y):
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, NOW)
        self._x.XSync(self._display, False)

    def down(self):
        """The first button goes down, where the pointer is. Returns when the server has it, with the time before."""
        at = time.monotonic()
        self._test.XTestFakeButtonEvent(self._display, 1, True, NOW)
        self._x.XSync(self._display, False)
        return at

    def up(self):
        self._test.XTestFakeButtonEvent(self._display, 1, False, NOW)
        self._x.XSync(self._display, False)

    def look(self, x, y, width=1, height=1):
        """The pixels of an area, four bytes each (blue, green, red, unused), line by line."""
        image = self._x.XGetImage(self._display, self._root, x, y, width, height, ALL_PLANES, Z_PIXMAP)
        if not image:
            raise OSError("the X server gave no picture")
        try:
            return ctypes.string_at(image.contents.data, image.contents.bytes_per_line * height)
        finally:
            self._x.XDestroyImage(image)

    def colour(self, x, y):
        """As 0xRRGGBB."""
        return int.from_bytes(self.look(x, y)[:3], "little")

    def until(self, seen, what, seconds=10.0):
        """The time at which `seen()` is true. Raises NotSeen when it never becomes so."""
        end = time.monotonic() + seconds
        while True:
            found = seen()
            now = time.monotonic()
            if found:
                return now
            if now > end:
                raise NotSeen(f"waited {seconds:g} s for {what}")
            time.sleep(LOOK_EVERY)

    def find(self, colour):
        """The middle of the longest row of pixels of this colour, at least 12 long, and its length; None without."""
        wanted = colour.to_bytes(3, "little")
        picture = self.look(0, 0, self.width, self.height)
        best, longest = None, 12
        for y in range(0, self.height, 2):
            line = picture[4 * self.width * y : 4 * self.width * (y + 1)]
            x = 0
            while (at := line.find(wanted, 4 * x)) >= 0:
                if at % 4:
                    x = at // 4 + 1
                    continue
                start = end = at // 4
                while end < self.width and line[4 * end : 4 * end + 3] == wanted:
                    end += 1
                if end - start > longest:
                    best, longest = (start + (end - start) // 2, y, end - start), end - start
                x = end
        return best
