# COMPLEXITY: time O(n); space O(n); why: list.pop(0) moves all that is left, by memmove
class MessageQueue:
    def __init__(self):
        self.items = []

    def push(self, x: int) -> None:
        self.items.append(x)

    def pop(self) -> int:
        return self.items.pop(0) if self.items else -1
