# time_limit_exceeded: compares every substring with its reverse, O(n^3) (tag: large-random)
class Solution:
    def longestPalindrome(self, s: str) -> str:
        best = ""
        for start in range(len(s)):
            for end in range(start + 1, len(s) + 1):
                part = s[start:end]
                if part == "".join(reversed(part)) and len(part) > len(best):
                    best = part
        return best
