# COMPLEXITY: time O(1); space O(n); why: deque works at both ends
from collections import deque


class MessageQueue:
    def __init__(self):
        self.items = deque()

    def push(self, x: int) -> None:
        self.items.append(x)

    def pop(self) -> int:
        return self.items.popleft() if self.items else -1
