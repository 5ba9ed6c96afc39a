# COMPLEXITY: time O(n^2 log n); space O(n); why: a bisection for each pair
from bisect import bisect_left


class Solution:
    def countTriples(self, nums: List[int]) -> int:
        a = sorted(nums)
        n, count = len(a), 0
        for i in range(n):
            for j in range(i + 1, n):
                wanted = -a[i] - a[j]
                k = bisect_left(a, wanted, j + 1)
                if k < n and a[k] == wanted:
                    count += 1
        return count
