# COMPLEXITY: time O(1); space O(1); why: the highest bit of k moves to the end
class Solution:
    def lastStanding(self, k: int) -> int:
        return 2 * (k - (1 << k.bit_length() - 1))
