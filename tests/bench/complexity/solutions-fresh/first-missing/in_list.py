# COMPLEXITY: time O(n^2); space O(1); why: `in` looks through the list for each number
class Solution:
    def firstMissing(self, nums: List[int]) -> int:
        k = 1
        while k in nums:
            k += 1
        return k
