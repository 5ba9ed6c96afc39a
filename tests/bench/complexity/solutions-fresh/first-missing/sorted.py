# COMPLEXITY: time O(n log n); space O(n); why: a sorted copy
class Solution:
    def firstMissing(self, nums: List[int]) -> int:
        k = 1
        for x in sorted(nums):
            if x == k:
                k += 1
        return k
