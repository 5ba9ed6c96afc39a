# COMPLEXITY: time O(n^2); space O(n); why: accumulate over each suffix, and a count of k in it
from itertools import accumulate


class Solution:
    def countSubarrays(self, nums: List[int], k: int) -> int:
        return sum(list(accumulate(nums[i:])).count(k) for i in range(len(nums)))
