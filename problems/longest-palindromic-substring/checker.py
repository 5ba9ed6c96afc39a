# Accepts any palindrome that occurs in s and is as long as the expected one.
class Solution:
    def check(self, s: str, expected: str, got: str) -> str:
        if len(got) < len(expected):
            return f"it has {len(got)} characters, a palindrome of {len(expected)} exists"
        if got != got[::-1]:
            return "it is not a palindrome"
        if got not in s:
            return "it does not occur in s"
        return ""
