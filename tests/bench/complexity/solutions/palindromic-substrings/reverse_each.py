# COMPLEXITY: time O(n^3); space O(n); why: each substring is copied, reversed and compared, in C
class Solution:
    def countPalindromes(self, s: str) -> int:
        n = len(s)
        return sum(s[i:k] == s[i:k][::-1] for i in range(n) for k in range(i + 1, n + 1))
