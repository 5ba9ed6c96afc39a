# COMPLEXITY: time O(n); space O(n); why: one reversed copy, made in C
class Solution:
    def isPalindrome(self, s: str) -> bool:
        return s == s[::-1]
