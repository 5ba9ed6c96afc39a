# COMPLEXITY: time O(n log n); space O(n); why: sorted once, then one bisection for each item
from bisect import bisect_left


class Solution:
    def hasPair(self, nums: List[int], target: int) -> bool:
        a = sorted(nums)
        for i, x in enumerate(a):
            k = bisect_left(a, target - x, i + 1)
            if k < len(a) and a[k] == target - x:
                return True
        return False
