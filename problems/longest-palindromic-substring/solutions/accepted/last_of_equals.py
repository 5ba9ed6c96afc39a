# accepted: like centres.py, but takes the last of several longest palindromes; the checker allows it
class Solution:
    def longestPalindrome(self, s: str) -> str:
        best = ""
        for end in range(1, len(s) + 1):
            for length in (len(best) + 2, len(best) + 1, len(best)):
                part = s[end - length:end] if length <= end else ""
                if part and part == part[::-1]:
                    best = part
                    break
        return best
