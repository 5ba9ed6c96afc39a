# COMPLEXITY: time O(n log n); space O(n); why: two heaps, a few pushes and pops an item
from heapq import heappush, heappushpop, heappop


class Solution:
    def medians(self, nums: List[int]) -> int:
        low, high, total = [], [], 0
        for x in nums:
            heappush(high, -heappushpop(low, -x))
            if len(high) > len(low):
                heappush(low, -heappop(high))
            total -= low[0]
        return total
