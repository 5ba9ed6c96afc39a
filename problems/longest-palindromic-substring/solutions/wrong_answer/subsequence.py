# wrong_answer: finds a longest palindromic subsequence, whose characters need not be neighbours (tag: reversed-elsewhere)
class Solution:
    def longestPalindrome(self, s: str) -> str:
        n = len(s)
        below = [""] * (n + 1)
        row = [""] * (n + 1)
        for i in range(n - 1, -1, -1):
            row = [""] * (n + 1)
            row[i] = s[i]
            for j in range(i + 1, n):
                if s[i] == s[j]:
                    row[j] = s[i] + (below[j - 1] if i + 1 <= j - 1 else "") + s[j]
                else:
                    row[j] = max(row[j - 1], below[j], key=len)
            below = row
        return below[n - 1]
