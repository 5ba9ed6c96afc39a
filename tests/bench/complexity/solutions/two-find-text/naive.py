# COMPLEXITY: time O(n*m); space O(1); why: letter by letter from each start
class Solution:
    def findText(self, text: str, pattern: str) -> int:
        for i in range(len(text) - len(pattern) + 1):
            k = 0
            while k < len(pattern) and text[i + k] == pattern[k]:
                k += 1
            if k == len(pattern):
                return i
        return -1
