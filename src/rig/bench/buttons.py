"""What the virtual machine said of the buttons' reader (on the standard input), as table.py reads it: `buttons.py FILE`."""

import json
import pathlib
import re
import sys

said = sys.stdin.read()
reader = re.search(
    r"buttons reader: (\d+) events/s .* final level right after (\d+) of (\d+) bursts .*, ([\d.]+) times gpiomon", said
)
idle = re.search(r"buttons idle: ([\d.]+) % of a core, .*asking for the levels every 10 ms: ([\d.]+) %", said)
if not reader or not idle:
    sys.exit("the virtual machine said nothing of its buttons")
events, right, bursts, times = (float(group) for group in reader.groups())
ours, asking = (float(group) for group in idle.groups())


def line(what, ours, beside, theirs, target=None, met=None):
    ratio = ours / theirs if theirs else None
    return {"what": what, "ours": ours, "beside": beside, "theirs": theirs, "ratio": ratio, "target": target, "met": met}


found = [
    line("events read a second", events, "gpiomon", events / times),
    line("bursts with the right final level", right, "bursts", bursts, "all", right == bursts),
    line("% of a core while nothing happens", ours, "asking every 10 ms", asking, "below 0.2", ours < 0.2),
]
file = pathlib.Path(sys.argv[1])
file.parent.mkdir(parents=True, exist_ok=True)
file.write_text(json.dumps({"benchmark": "buttons", "comparisons": found, "details": {}}, indent=1) + "\n")
