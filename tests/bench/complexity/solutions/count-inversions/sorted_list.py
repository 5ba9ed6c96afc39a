# COMPLEXITY: time O(n^2); space O(n); why: insort: finding is log n, moving is linear, by memmove
from bisect import bisect_right


class Solution:
    def countInversions(self, nums: List[int]) -> int:
        before, count = [], 0
        for x in nums:
            at = bisect_right(before, x)
            count += len(before) - at
            before.insert(at, x)
        return count
