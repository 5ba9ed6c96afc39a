# COMPLEXITY: time O(n); space O(n); why: a set, then counting up
class Solution:
    def firstMissing(self, nums: List[int]) -> int:
        there, k = set(nums), 1
        while k in there:
            k += 1
        return k
