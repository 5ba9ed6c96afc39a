# COMPLEXITY: time O(log n); space O(log n); why: the digits as text
class Solution:
    def digitSum(self, k: int) -> int:
        return sum(int(c) for c in str(k))
