# COMPLEXITY: time O(n); space O(n); why: maxima of all prefixes and suffixes
from itertools import accumulate


class Solution:
    def othersSum(self, nums: List[int]) -> int:
        before = list(accumulate(nums, max))
        after = list(accumulate(reversed(nums), max))[::-1]
        total = after[1] + before[-2]
        for i in range(1, len(nums) - 1):
            total += max(before[i - 1], after[i + 1])
        return total
