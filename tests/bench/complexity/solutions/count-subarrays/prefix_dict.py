# COMPLEXITY: time O(n); space O(n); why: a dictionary of prefix sums
from collections import defaultdict


class Solution:
    def countSubarrays(self, nums: List[int], k: int) -> int:
        seen, total, count = defaultdict(int), 0, 0
        seen[0] = 1
        for x in nums:
            total += x
            count += seen.get(total - k, 0)
            seen[total] += 1
        return count
