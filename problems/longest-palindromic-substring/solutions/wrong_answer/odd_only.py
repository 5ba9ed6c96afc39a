# wrong_answer: grows around characters only and misses palindromes of even length (tag: sample)
class Solution:
    def longestPalindrome(self, s: str) -> str:
        best = ""
        for centre in range(len(s)):
            reach = 0
            while centre - reach >= 0 and centre + reach < len(s) and s[centre - reach] == s[centre + reach]:
                reach += 1
            if 2 * reach - 1 > len(best):
                best = s[centre - reach + 1:centre + reach]
        return best
