# COMPLEXITY: time O(n^2); space O(n); why: each part size over the whole table
class Solution:
    def partitions(self, k: int) -> int:
        ways = [1] + [0] * k
        for part in range(1, k + 1):
            for x in range(part, k + 1):
                ways[x] = (ways[x] + ways[x - part]) % 1000000007
        return ways[k]
