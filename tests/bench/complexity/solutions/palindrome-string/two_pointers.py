# COMPLEXITY: time O(n); space O(1); why: from both ends
class Solution:
    def isPalindrome(self, s: str) -> bool:
        i, k = 0, len(s) - 1
        while i < k:
            if s[i] != s[k]:
                return False
            i += 1
            k -= 1
        return True
