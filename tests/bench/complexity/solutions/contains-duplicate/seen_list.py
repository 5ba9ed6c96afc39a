# COMPLEXITY: time O(n^2); space O(n); why: `in` walks through the list of all items before
class Solution:
    def containsDuplicate(self, nums: List[int]) -> bool:
        seen = []
        for x in nums:
            if x in seen:
                return True
            seen.append(x)
        return False
