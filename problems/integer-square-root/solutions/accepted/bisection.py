# accepted: halves the range in which the root can be, O(log n)
class Solution:
    def integerSqrt(self, x: int) -> int:
        low, high = 0, x + 1
        while high - low > 1:
            mid = (low + high) // 2
            if mid * mid <= x:
                low = mid
            else:
                high = mid
        return low
