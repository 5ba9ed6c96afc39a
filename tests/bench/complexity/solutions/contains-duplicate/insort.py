# COMPLEXITY: time O(n^2); space O(n); why: bisect finds the place in log n, but insort moves the tail: a memmove quadratic
from bisect import bisect_left


class Solution:
    def containsDuplicate(self, nums: List[int]) -> bool:
        kept = []
        for x in nums:
            at = bisect_left(kept, x)
            if at < len(kept) and kept[at] == x:
                return True
            kept.insert(at, x)
        return False
