# COMPLEXITY: time O(n*m); space O(n*m); why: recursion over pairs of places, each kept in a dictionary; on random letters most pairs are met
class Solution:
    def longestCommon(self, s: str, t: str) -> int:
        known = {}

        def best(i, k):
            if i == len(s) or k == len(t):
                return 0
            at = i * len(t) + k
            if at not in known:
                known[at] = max(best(i + 1, k), best(i, k + 1), best(i + 1, k + 1) + (s[i] == t[k]))
            return known[at]

        return best(0, 0)
