# COMPLEXITY: time O(n^2); space O(1); why: list.count looks at all items, for each item
class Solution:
    def containsDuplicate(self, nums: List[int]) -> bool:
        return any(nums.count(x) > 1 for x in nums)
