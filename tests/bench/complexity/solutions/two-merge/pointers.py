# COMPLEXITY: time O(n+m); space O(1); why: two pointers
class Solution:
    def mergedSum(self, a: List[int], b: List[int]) -> int:
        i = k = total = 0
        while i < len(a) or k < len(b):
            if k == len(b) or (i < len(a) and a[i] <= b[k]):
                total += (i + k) * a[i]
                i += 1
            else:
                total += (i + k) * b[k]
                k += 1
        return total % 1000000007
