# COMPLEXITY: time O(n^2 log n); space O(n); why: the distances from each point are sorted
class Solution:
    def equidistant(self, points: List[int]) -> int:
        count = 0
        for p in points:
            away = sorted(abs(p - q) for q in points)
            count += sum(a == b for a, b in zip(away, away[1:]))
        return count
