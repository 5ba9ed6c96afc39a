# COMPLEXITY: time O(n log n); space O(n); why: sorted copy, then neighbours
class Solution:
    def containsDuplicate(self, nums: List[int]) -> bool:
        a = sorted(nums)
        return any(x == y for x, y in zip(a, a[1:]))
