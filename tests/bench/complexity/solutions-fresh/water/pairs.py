# COMPLEXITY: time O(n^2); space O(1); why: all pairs, in a nested generator
class Solution:
    def mostWater(self, height: List[int]) -> int:
        return max((j - i) * (a if a < b else b) for j, b in enumerate(height) for i, a in enumerate(height[:j])) if len(
            height
        ) > 1 else 0
