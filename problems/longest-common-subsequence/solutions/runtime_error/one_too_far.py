# runtime_error: compares with the letter behind the last one: IndexError (tag: sample)
class Solution:
    def longestCommonSubsequence(self, text1: str, text2: str) -> int:
        row = [0] * (len(text2) + 1)
        for a in text1:
            corner = 0
            for j in range(len(text2) + 1):
                corner, row[j] = row[j], corner + 1 if a == text2[j] else max(row[j], row[j - 1])
        return row[-1]
