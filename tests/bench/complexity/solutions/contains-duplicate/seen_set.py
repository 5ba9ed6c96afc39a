# COMPLEXITY: time O(n); space O(n); why: one lookup and one insertion for each item; the set grows by rehashing, amortised O(1)
class Solution:
    def containsDuplicate(self, nums: List[int]) -> bool:
        seen = set()
        for x in nums:
            if x in seen:
                return True
            seen.add(x)
        return False
