# accepted: every value together with the minimum up to it, O(1) each
class MinStack:
    def __init__(self):
        self.pairs = []

    def push(self, val: int) -> None:
        self.pairs.append((val, min(val, self.pairs[-1][1]) if self.pairs else val))

    def pop(self) -> None:
        self.pairs.pop()

    def top(self) -> int:
        return self.pairs[-1][0]

    def getMin(self) -> int:
        return self.pairs[-1][1]
