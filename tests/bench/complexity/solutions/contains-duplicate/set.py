# COMPLEXITY: time O(n); space O(n); why: one set of all items
class Solution:
    def containsDuplicate(self, nums: List[int]) -> bool:
        return len(set(nums)) < len(nums)
