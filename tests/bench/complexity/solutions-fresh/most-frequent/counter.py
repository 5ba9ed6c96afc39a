# COMPLEXITY: time O(n); space O(n); why: Counter
from collections import Counter


class Solution:
    def majority(self, nums: List[int]) -> int:
        return Counter(nums).most_common(1)[0][0]
