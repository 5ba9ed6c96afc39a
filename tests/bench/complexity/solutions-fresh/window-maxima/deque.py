# COMPLEXITY: time O(n); space O(log n); why: a deque of candidates, each enters and leaves once; of random items it holds log n
from collections import deque


class Solution:
    def windowMaxima(self, nums: List[int], k: int) -> int:
        best, total = deque(), 0
        for i, x in enumerate(nums):
            while best and nums[best[-1]] <= x:
                best.pop()
            best.append(i)
            if best[0] <= i - k:
                best.popleft()
            if i >= k - 1:
                total += nums[best[0]]
        return total
