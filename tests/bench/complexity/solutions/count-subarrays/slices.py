# COMPLEXITY: time O(n^3); space O(n); why: sum() of a slice for each pair of ends; the third loop is in C
class Solution:
    def countSubarrays(self, nums: List[int], k: int) -> int:
        n = len(nums)
        return sum(1 for i in range(n) for j in range(i + 1, n + 1) if sum(nums[i:j]) == k)
