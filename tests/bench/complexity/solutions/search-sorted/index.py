# COMPLEXITY: time O(n); space O(1); why: list.index walks to the last item
class Solution:
    def search(self, nums: List[int], target: int) -> int:
        try:
            return nums.index(target)
        except ValueError:
            return -1
