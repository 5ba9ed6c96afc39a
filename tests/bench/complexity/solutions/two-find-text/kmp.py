# COMPLEXITY: time O(n+m); space O(m); why: Knuth, Morris and Pratt
class Solution:
    def findText(self, text: str, pattern: str) -> int:
        back, k = [0] * len(pattern), 0
        for i in range(1, len(pattern)):
            while k and pattern[i] != pattern[k]:
                k = back[k - 1]
            k += pattern[i] == pattern[k]
            back[i] = k
        k = 0
        for i, c in enumerate(text):
            while k and c != pattern[k]:
                k = back[k - 1]
            k += c == pattern[k]
            if k == len(pattern):
                return i - k + 1
        return -1
