# COMPLEXITY: time O(n^2); space O(n); why: each step copies the string without its ends
class Solution:
    def isPalindrome(self, s: str) -> bool:
        while len(s) > 1:
            if s[0] != s[-1]:
                return False
            s = s[1:-1]
        return True
