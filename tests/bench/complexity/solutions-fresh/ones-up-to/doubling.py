# COMPLEXITY: time O(n); space O(n); why: the list of counts is doubled by a comprehension until it is long enough
class Solution:
    def onesUpTo(self, k: int) -> int:
        ones = [0]
        while len(ones) <= k:
            ones += [x + 1 for x in ones]
        return sum(ones[: k + 1])
