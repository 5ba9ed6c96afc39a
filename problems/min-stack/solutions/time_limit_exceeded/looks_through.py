# time_limit_exceeded: looks through the whole stack for its minimum, O(n) each (tag: large-deep)
class MinStack:
    def __init__(self):
        self.values = []

    def push(self, val: int) -> None:
        self.values.append(val)

    def pop(self) -> None:
        self.values.pop()

    def top(self) -> int:
        return self.values[-1]

    def getMin(self) -> int:
        smallest = self.values[0]
        for value in self.values:
            if value < smallest:
                smallest = value
        return smallest
