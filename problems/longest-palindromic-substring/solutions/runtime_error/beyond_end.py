# runtime_error: grows without asking whether the end is reached: IndexError (tag: sample)
class Solution:
    def longestPalindrome(self, s: str) -> str:
        best = ""
        for centre in range(2 * len(s) - 1):
            low = centre // 2
            high = low + centre % 2
            while low >= 0 and s[low] == s[high]:
                low -= 1
                high += 1
            if high - low - 1 > len(best):
                best = s[low + 1:high]
        return best
