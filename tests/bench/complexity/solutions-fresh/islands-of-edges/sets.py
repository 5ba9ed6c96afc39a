# COMPLEXITY: time O(n^2); space O(n); why: each edge looks through a list of all sets so far for its two ends
class Solution:
    def parts(self, places: int, edges: List[List[int]]) -> int:
        groups = [{i} for i in range(places)]
        for a, b in edges:
            left = next(g for g in groups if a in g)
            if b not in left:
                right = next(g for g in groups if b in g)
                groups.remove(right)
                left |= right
        return len(groups)
