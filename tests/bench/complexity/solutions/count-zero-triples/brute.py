# COMPLEXITY: time O(n^3); space O(1); why: all triples
class Solution:
    def countTriples(self, nums: List[int]) -> int:
        n, count = len(nums), 0
        for i in range(n):
            for j in range(i + 1, n):
                for k in range(j + 1, n):
                    if nums[i] + nums[j] + nums[k] == 0:
                        count += 1
        return count
