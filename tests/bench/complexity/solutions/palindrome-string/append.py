# COMPLEXITY: time O(n); space O(n); why: CPython extends a string in place when nobody else holds it
class Solution:
    def isPalindrome(self, s: str) -> bool:
        back = ""
        for c in reversed(s):
            back += c
        return back == s
