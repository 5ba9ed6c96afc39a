# accepted: a dictionary of nodes in a doubly linked ring with one sentinel, O(1) each
class Entry:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=0, value=0):
        self.key, self.value = key, value
        self.before = self.after = self


class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.entries = {}
        self.ring = Entry()

    def unlink(self, entry):
        entry.before.after, entry.after.before = entry.after, entry.before

    def append(self, entry):
        last = self.ring.before
        last.after = self.ring.before = entry
        entry.before, entry.after = last, self.ring

    def get(self, key: int) -> int:
        entry = self.entries.get(key)
        if entry is None:
            return -1
        self.unlink(entry)
        self.append(entry)
        return entry.value

    def put(self, key: int, value: int) -> None:
        entry = self.entries.get(key)
        if entry is not None:
            self.unlink(entry)
            entry.value = value
        else:
            if len(self.entries) == self.capacity:
                oldest = self.ring.after
                self.unlink(oldest)
                del self.entries[oldest.key]
            entry = self.entries[key] = Entry(key, value)
        self.append(entry)
