# accepted: one row of the table, and the value to the upper left kept apart, O(n m) time and O(m) memory
class Solution:
    def longestCommonSubsequence(self, text1: str, text2: str) -> int:
        row = [0] * (len(text2) + 1)
        for a in text1:
            corner = left = 0
            for j, b in enumerate(text2, 1):
                above = row[j]
                if a == b:
                    left = corner + 1
                elif above > left:
                    left = above
                row[j] = left
                corner = above
        return row[-1]
