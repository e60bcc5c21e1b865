"""One table of what benchmarks found, from the files that they have written: `table.py target/bench/table.json FILE…`.

Each file holds `benchmark` and `comparisons`: `what`, `ours`, `beside`, `theirs`, `ratio`, `target`, `met`; null where
there is nothing to say. Ends with 1 if a target is missed.
"""

import json
import pathlib
import sys


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def main():
    out, *files = map(pathlib.Path, sys.argv[1:])
    lines = []
    for file in files:
        found = json.loads(file.read_text())
        lines += [{"benchmark": found["benchmark"], **each} for each in found["comparisons"]]
    rows = [("benchmark", "what", "ours", "theirs", "ratio", "target", "", "beside")]
    for line in lines:
        met = {None: "", True: "met", False: "MISSED"}[line["met"]]
        ratio = "" if line["ratio"] is None else f"{line['ratio']:.2f}"
        rows.append(
            (
                line["benchmark"],
                line["what"],
                number(line["ours"]),
                number(line["theirs"]),
                ratio,
                line["target"] or "",
                met,
                line["beside"],
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [
            cell.rjust(width) if column in (2, 3, 4) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths))
        ]
        print("  ".join(cells).rstrip())
    judged = [line for line in lines if line["met"] is not None]
    missed = sum(not line["met"] for line in judged)
    out.write_text(json.dumps(lines, indent=1, ensure_ascii=False) + "\n")
    print(f"bench: {len(judged)} targets, {missed} missed")
    sys.exit(1 if missed or not lines else 0)


if __name__ == "__main__":
    main()
