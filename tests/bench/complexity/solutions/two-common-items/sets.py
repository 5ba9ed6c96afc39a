# COMPLEXITY: time O(n+m); space O(n+m); why: two sets and their intersection
class Solution:
    def commonItems(self, a: List[int], b: List[int]) -> int:
        return len(set(a) & set(b))
