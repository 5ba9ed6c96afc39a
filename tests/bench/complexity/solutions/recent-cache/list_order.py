# COMPLEXITY: time O(n); space O(n); why: list.remove looks for the key, and pop(0) moves the rest
class RecentCache:
    def __init__(self, capacity: int):
        self.capacity, self.values, self.order = capacity, {}, []

    def get(self, key: int) -> int:
        if key not in self.values:
            return -1
        self.order.remove(key)
        self.order.append(key)
        return self.values[key]

    def put(self, key: int, value: int) -> None:
        if key in self.values:
            self.order.remove(key)
        elif len(self.values) == self.capacity:
            del self.values[self.order.pop(0)]
        self.order.append(key)
        self.values[key] = value
