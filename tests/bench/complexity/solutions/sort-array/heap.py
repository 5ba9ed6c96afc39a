# COMPLEXITY: time O(n log n); space O(n); why: heapify, then n pops of log n each
import heapq


class Solution:
    def sortArray(self, nums: List[int]) -> None:
        heap = nums[:]
        heapq.heapify(heap)
        for i in range(len(nums)):
            nums[i] = heapq.heappop(heap)
