# COMPLEXITY: time O(n log n); space O(n); why: one bisection over piles, whose number grows with n
from bisect import bisect_left


class Solution:
    def longest(self, nums: List[int]) -> int:
        piles = []
        for x in nums:
            at = bisect_left(piles, x)
            if at == len(piles):
                piles.append(x)
            else:
                piles[at] = x
        return len(piles)
