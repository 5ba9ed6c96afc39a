# ITEM: 11 69
# EXPECT: problem=marker verdict=wrong_answer
# WHY: walks through all objects and readable files of the sandbox for the marker, whose halves stand here reversed so
# that the source itself is no find. Answers "clean" or "found".
import gc
import os
import sys

MARKER = "".join(("wJfKxV7q", "zTm2", "4hYdR9bP"))
MARKER = MARKER[:8][::-1] + MARKER[8:12][::-1] + MARKER[12:][::-1]


def in_objects():
    seen, todo = set(), list(gc.get_objects())
    frame = sys._getframe(1)
    while frame:
        todo += [frame.f_locals, frame.f_globals]
        frame = frame.f_back
    while todo and len(seen) < 2_000_000:
        thing = todo.pop()
        if id(thing) in seen or thing is MARKER:
            continue
        seen.add(id(thing))
        if isinstance(thing, str) and MARKER in thing and thing is not MARKER:
            return True
        if isinstance(thing, (bytes, bytearray)) and MARKER.encode() in thing:
            return True
        if isinstance(thing, dict):
            todo += list(thing.values()) + list(thing.keys())
        elif isinstance(thing, (list, tuple, set, frozenset)):
            todo += list(thing)
    return False


def in_files():
    needle = MARKER.encode()
    for start in (".", "/"):
        for folder, _, names in os.walk(start):
            for name in names:
                path = os.path.join(folder, name)
                try:
                    if os.path.isfile(path) and os.path.getsize(path) < 1 << 20:
                        with open(path, "rb") as file:
                            if needle in file.read():
                                return path
                except OSError:
                    pass
    return ""


class Solution:
    def find(self, half):
        return "found" if in_objects() or in_files() else "clean"
