# COMPLEXITY: time O(n); space O(n); why: one dictionary, one lookup an item
class Solution:
    def hasPair(self, nums: List[int], target: int) -> bool:
        places = {}
        for i, x in enumerate(nums):
            if target - x in places:
                return True
            places[x] = i
        return False
