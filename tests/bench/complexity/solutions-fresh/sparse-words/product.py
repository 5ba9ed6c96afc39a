# COMPLEXITY: time O(2^n); space O(n); why: itertools.product gives all words
from itertools import product


class Solution:
    def words(self, k: int) -> int:
        count = 0
        for word in product((0, 1), repeat=k):
            count += not any(a and b for a, b in zip(word, word[1:]))
        return count % 1000000007
