# COMPLEXITY: time O(n^3); space O(n); why: all triples of a sorted copy
class Solution:
    def triangles(self, sides: List[int]) -> int:
        a, count = sorted(sides), 0
        n = len(a)
        for i in range(n):
            for j in range(i + 1, n):
                two = a[i] + a[j]
                for k in range(j + 1, n):
                    if a[k] < two:
                        count += 1
        return count
