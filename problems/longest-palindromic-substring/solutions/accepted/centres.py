# accepted: grows a palindrome around each of the 2n-1 centres, O(n^2)
class Solution:
    def longestPalindrome(self, s: str) -> str:
        best = s[:1]
        n = len(s)
        for centre in range(2 * n - 1):
            low = centre // 2
            high = low + centre % 2
            while low >= 0 and high < n and s[low] == s[high]:
                low -= 1
                high += 1
            if high - low - 1 > len(best):
                best = s[low + 1:high]
        return best
