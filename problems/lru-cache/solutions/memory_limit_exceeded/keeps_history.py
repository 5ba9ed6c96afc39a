# memory_limit_exceeded: keeps a copy of the order of use for every call, O(calls * capacity) (tag: many-hits)
class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.entries = OrderedDict()
        self.history = []

    def get(self, key: int) -> int:
        self.history.append(list(self.entries))
        if key not in self.entries:
            return -1
        self.entries.move_to_end(key)
        return self.entries[key]

    def put(self, key: int, value: int) -> None:
        self.history.append(list(self.entries))
        self.entries[key] = value
        self.entries.move_to_end(key)
        if len(self.entries) > self.capacity:
            self.entries.popitem(last=False)
