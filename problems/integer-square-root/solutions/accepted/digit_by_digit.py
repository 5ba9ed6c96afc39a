# accepted: the root of a quarter of x, doubled, and one more if it still fits, O(log n)
class Solution:
    def integerSqrt(self, x: int) -> int:
        if x < 2:
            return x
        root = 2 * self.integerSqrt(x >> 2)
        return root + 1 if (root + 1) * (root + 1) <= x else root
