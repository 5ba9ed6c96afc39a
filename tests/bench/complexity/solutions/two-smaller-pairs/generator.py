# COMPLEXITY: time O(n*m); space O(1); why: all pairs
class Solution:
    def smallerPairs(self, a: List[int], b: List[int]) -> int:
        return sum(y < x for x in a for y in b)
