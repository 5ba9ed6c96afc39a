# COMPLEXITY: time O(n); space O(n); why: sums a slice of the last size numbers each time
class MovingSum:
    def __init__(self, size: int):
        self.size, self.all = size, []

    def next(self, x: int) -> int:
        self.all.append(x)
        return sum(self.all[-self.size :])
