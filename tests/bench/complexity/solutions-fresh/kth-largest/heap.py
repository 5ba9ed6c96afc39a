# COMPLEXITY: time O(n log n); space O(n); why: nlargest keeps a heap of n/2 items
import heapq


class Solution:
    def kthLargest(self, nums: List[int], k: int) -> int:
        return heapq.nlargest(k, nums)[-1]
