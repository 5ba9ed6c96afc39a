# COMPLEXITY: time O(n^2); space O(1); why: each centre grows to the edge, for all letters are equal
class Solution:
    def countPalindromes(self, s: str) -> int:
        n, count = len(s), 0
        for centre in range(2 * n - 1):
            i, k = centre // 2, (centre + 1) // 2
            while i >= 0 and k < n and s[i] == s[k]:
                count += 1
                i -= 1
                k += 1
        return count
