# COMPLEXITY: time O(n); space O(n); why: min() and remove() walk through all
class LeastFirst:
    def __init__(self):
        self.items = []

    def add(self, x: int) -> None:
        self.items.append(x)

    def take(self) -> int:
        if not self.items:
            return -1
        least = min(self.items)
        self.items.remove(least)
        return least
