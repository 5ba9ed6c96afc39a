# accepted: the whole table, filled from the ends of both strings, O(n m)
class Solution:
    def longestCommonSubsequence(self, text1: str, text2: str) -> int:
        n, m = len(text1), len(text2)
        longest = [[0] * (m + 1) for _ in range(n + 1)]
        for i in range(n - 1, -1, -1):
            row, below, letter = longest[i], longest[i + 1], text1[i]
            for j in range(m - 1, -1, -1):
                if letter == text2[j]:
                    row[j] = below[j + 1] + 1
                else:
                    row[j] = below[j] if below[j] > row[j + 1] else row[j + 1]
        return longest[0][0]
