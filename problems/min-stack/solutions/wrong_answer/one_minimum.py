# wrong_answer: keeps one minimum, which stays when its value has gone (tag: sample)
class MinStack:
    def __init__(self):
        self.values, self.minimum = [], None

    def push(self, val: int) -> None:
        self.values.append(val)
        if self.minimum is None or val < self.minimum:
            self.minimum = val

    def pop(self) -> None:
        self.values.pop()

    def top(self) -> int:
        return self.values[-1]

    def getMin(self) -> int:
        return self.minimum
