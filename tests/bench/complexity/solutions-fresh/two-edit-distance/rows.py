# COMPLEXITY: time O(n*m); space O(m); why: two rows of the table
class Solution:
    def editDistance(self, s: str, t: str) -> int:
        before = list(range(len(t) + 1))
        for i, c in enumerate(s, 1):
            row = [i]
            for k, d in enumerate(t, 1):
                row.append(min(before[k] + 1, row[-1] + 1, before[k - 1] + (c != d)))
            before = row
        return before[-1]
