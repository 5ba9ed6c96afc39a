# COMPLEXITY: time O(n^2); space O(n); why: max() of each window's slice; both are in C
class Solution:
    def windowMaxima(self, nums: List[int], k: int) -> int:
        return sum(max(nums[i : i + k]) for i in range(len(nums) - k + 1))
