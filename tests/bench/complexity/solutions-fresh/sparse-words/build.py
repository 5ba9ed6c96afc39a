# COMPLEXITY: time O(2^n); space O(2^n); why: all words are built, 1.6^k of them
class Solution:
    def words(self, k: int) -> int:
        level = [""]
        for _ in range(k):
            level = [w + "0" for w in level] + [w + "1" for w in level if not w.endswith("1")]
        return len(level) % 1000000007
