# COMPLEXITY: time O(n^2); space O(n); why: each interval is compared with all joined ones
class Solution:
    def joined(self, intervals: List[List[int]]) -> int:
        kept = []
        for a, b in intervals:
            apart = []
            for c, d in kept:
                if d < a or b < c:
                    apart.append((c, d))
                else:
                    a, b = min(a, c), max(b, d)
            apart.append((a, b))
            kept = apart
        return len(kept)
