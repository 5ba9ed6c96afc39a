# COMPLEXITY: time O(n^2); space O(n); why: the distances from each point are counted in a dictionary
from collections import Counter


class Solution:
    def equidistant(self, points: List[int]) -> int:
        return sum(
            count * (count - 1) // 2 for p in points for count in Counter(abs(p - q) for q in points).values()
        )
