# COMPLEXITY: time O(n); space O(n); why: each push makes a new tuple of all
class MessageQueue:
    def __init__(self):
        self.items = ()

    def push(self, x: int) -> None:
        self.items = self.items + (x,)

    def pop(self) -> int:
        if not self.items:
            return -1
        first, self.items = self.items[0], self.items[1:]
        return first
