# COMPLEXITY: time O(n log n); space O(n); why: list.sort merges with a buffer of up to half the list
class Solution:
    def sortArray(self, nums: List[int]) -> None:
        nums.sort()
