# COMPLEXITY: time O(1); space O(n); why: each item carries the least so far
class LeastStack:
    def __init__(self):
        self.items = []

    def push(self, x: int) -> None:
        self.items.append((x, min(x, self.items[-1][1]) if self.items else x))

    def least(self) -> int:
        return self.items[-1][1] if self.items else 0
