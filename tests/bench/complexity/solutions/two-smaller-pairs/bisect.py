# COMPLEXITY: time O((n+m) log m); space O(m); why: b is sorted, each item of a is placed by bisection
from bisect import bisect_left


class Solution:
    def smallerPairs(self, a: List[int], b: List[int]) -> int:
        b = sorted(b)
        return sum(bisect_left(b, x) for x in a)
