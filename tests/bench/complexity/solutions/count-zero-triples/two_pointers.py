# COMPLEXITY: time O(n^2); space O(n); why: two pointers for each first item
class Solution:
    def countTriples(self, nums: List[int]) -> int:
        a, count = sorted(nums), 0
        for i in range(len(a)):
            low, high = i + 1, len(a) - 1
            while low < high:
                total = a[i] + a[low] + a[high]
                if total == 0:
                    count += 1
                    low += 1
                    high -= 1
                elif total < 0:
                    low += 1
                else:
                    high -= 1
        return count
