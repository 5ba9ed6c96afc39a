# COMPLEXITY: time O(n*m); space O(m); why: a table, two rows of it kept
class Solution:
    def longestCommon(self, s: str, t: str) -> int:
        row = [0] * (len(t) + 1)
        for c in s:
            before = row[:]
            for k, d in enumerate(t):
                row[k + 1] = before[k] + 1 if c == d else max(before[k + 1], row[k])
        return row[-1]
