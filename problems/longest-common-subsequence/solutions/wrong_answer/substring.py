# wrong_answer: the longest common substring, whose letters are neighbours (tag: sample)
class Solution:
    def longestCommonSubsequence(self, text1: str, text2: str) -> int:
        row, best = [0] * (len(text2) + 1), 0
        for a in text1:
            for j in range(len(text2), 0, -1):
                row[j] = row[j - 1] + 1 if a == text2[j - 1] else 0
                best = max(best, row[j])
        return best
