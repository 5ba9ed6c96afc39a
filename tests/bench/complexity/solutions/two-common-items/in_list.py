# COMPLEXITY: time O(n*m); space O(1); why: `in` walks through b for each item of a
class Solution:
    def commonItems(self, a: List[int], b: List[int]) -> int:
        return sum(x in b for x in a)
