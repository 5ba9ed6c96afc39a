# runtime_error: works the minimum out again after each pop, when there may be none: ValueError (tag: single-pop)
class MinStack:
    def __init__(self):
        self.values, self.minimum = [], float("inf")

    def push(self, val: int) -> None:
        self.values.append(val)
        self.minimum = min(self.minimum, val)

    def pop(self) -> None:
        self.values.pop()
        self.minimum = min(self.values)

    def top(self) -> int:
        return self.values[-1]

    def getMin(self) -> int:
        return self.minimum
