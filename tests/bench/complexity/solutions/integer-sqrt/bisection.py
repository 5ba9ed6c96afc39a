# COMPLEXITY: time O(log n); space O(1); why: halves the range 0 .. x
class Solution:
    def intSqrt(self, x: int) -> int:
        low, high = 0, x + 1
        while high - low > 1:
            middle = (low + high) // 2
            if middle * middle <= x:
                low = middle
            else:
                high = middle
        return low
