# COMPLEXITY: time O(1); space O(n); why: the sum is carried along
from collections import deque


class MovingSum:
    def __init__(self, size: int):
        self.size, self.window, self.total = size, deque(), 0

    def next(self, x: int) -> int:
        self.window.append(x)
        self.total += x
        if len(self.window) > self.size:
            self.total -= self.window.popleft()
        return self.total
