"""The legend of a shaded map: the measure, its colours from low to high, and 无任务."""

from charts.grammar import expr, group, marks, paint, words
from charts.shading import NO_TASKS, TITLES, Shading
from charts.theme import NO_DATA, QUIET, Sizes, Spec

SLICES = 24
LONG = 5.6  # in note sizes


def scale_bar(shade: Shading, missing: bool, sizes: Sizes) -> list[Spec]:
    """The legend at the lower right: title, colours from low to high, the ends, and 无任务."""
    long, thick, note = LONG * sizes.note, 0.8 * sizes.note, sizes.note
    left = f"(width - {long:.1f})"
    bottom = f"(height - {(3.4 if missing else 1.6) * note:.1f})"
    step = long / SLICES
    rows = [
        {"from": i * step, "to": (i + 1) * step + 0.5, "fill": shade.colour(i / (SLICES - 1))}
        for i in range(SLICES)
    ]
    colours = rectangle(f"{left} + datum.from", f"{left} + datum.to", f"{bottom} - {thick}", bottom)
    low, high = shade.ends()
    texts = [
        note_at(TITLES[shade.measure], left, f"{bottom} - {thick + 0.9 * note:.1f}", sizes),
        note_at(low, left, f"{bottom} + {0.9 * note:.1f}", sizes),
        note_at(high, "width", f"{bottom} + {0.9 * note:.1f}", sizes, "right"),
    ]
    if missing:
        below = f"{bottom} + {2.2 * note:.1f}"
        square = rectangle(left, f"{left} + {note}", below, f"{below} + {note}")
        texts.append(group([{"fill": NO_DATA}], [square]))
        texts.append(
            note_at(NO_TASKS, f"{left} + {1.4 * note:.1f}", f"{below} + {note / 2}", sizes)
        )
    return [group(rows, [colours]), *texts]


def rectangle(left: str, right: str, top: str, bottom: str) -> Spec:
    """A rectangle between Vega expressions, filled as its row says."""
    sides = {"x": expr(left), "x2": expr(right), "y": expr(top), "y2": expr(bottom)}
    return marks("rect", sides | {"tooltip": None}, color=paint("fill"))


def note_at(text: str, x: str, y: str, sizes: Sizes, align: str = "left") -> Spec:
    """A quiet note at a place given by two Vega expressions."""
    look = {"align": align, "baseline": "middle", "fontSize": sizes.note, "color": QUIET}
    place = {"x": expr(x), "y": expr(y), "tooltip": None}
    return group([{"words": text}], [marks("text", look | place, text=words("words"))])
