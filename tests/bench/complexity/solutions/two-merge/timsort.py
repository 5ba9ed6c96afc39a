# COMPLEXITY: time O(n+m); space O(n+m); why: sorted() finds the two runs and merges them once
class Solution:
    def mergedSum(self, a: List[int], b: List[int]) -> int:
        return sum(i * x for i, x in enumerate(sorted(a + b))) % 1000000007
