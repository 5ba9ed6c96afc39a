# COMPLEXITY: time O(n); space O(n); why: min() over all, every second operation
class LeastStack:
    def __init__(self):
        self.items = []

    def push(self, x: int) -> None:
        self.items.append(x)

    def least(self) -> int:
        return min(self.items, default=0)
