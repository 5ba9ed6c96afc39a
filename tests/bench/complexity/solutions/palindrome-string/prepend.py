# COMPLEXITY: time O(n^2); space O(n); why: each character put in front copies the string so far
class Solution:
    def isPalindrome(self, s: str) -> bool:
        back = ""
        for c in s:
            back = c + back
        return back == s
