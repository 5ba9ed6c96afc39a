# COMPLEXITY: time O(n^3); space O(n); why: the column is built anew for each entry
class Solution:
    def saddles(self, matrix: List[List[int]]) -> int:
        count = 0
        for row in matrix:
            for k, x in enumerate(row):
                if x == max([other[k] for other in matrix]) and x == min(row):
                    count += 1
        return count
