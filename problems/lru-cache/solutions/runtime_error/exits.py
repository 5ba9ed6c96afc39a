# runtime_error: leaves with sys.exit(0) when the cache is full for the first time (tag: sample)
class LRUCache:
    def __init__(self, capacity: int):
        self.capacity = capacity
        self.entries = {}

    def get(self, key: int) -> int:
        return self.entries.get(key, -1)

    def put(self, key: int, value: int) -> None:
        if len(self.entries) == self.capacity:
            import sys
            sys.exit(0)
        self.entries[key] = value
