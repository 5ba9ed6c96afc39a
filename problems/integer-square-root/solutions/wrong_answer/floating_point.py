# wrong_answer: the root as a double, which rounds up just below large squares (tag: before-square-of-int-max)
class Solution:
    def integerSqrt(self, x: int) -> int:
        return int(x ** 0.5)
