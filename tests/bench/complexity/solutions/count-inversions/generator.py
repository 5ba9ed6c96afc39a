# COMPLEXITY: time O(n^2); space O(1); why: all pairs, in one generator expression
class Solution:
    def countInversions(self, nums: List[int]) -> int:
        return sum(nums[i] > nums[j] for i in range(len(nums)) for j in range(i + 1, len(nums)))
