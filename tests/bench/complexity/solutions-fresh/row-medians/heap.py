# COMPLEXITY: time O(n^2 log n); space O(n); why: half of each row is popped off a heap, in plain Python calls
import heapq


class Solution:
    def rowMedians(self, matrix: List[List[int]]) -> int:
        total = 0
        for row in matrix:
            heap = list(row)
            heapq.heapify(heap)
            for _ in range((len(row) - 1) // 2):
                heapq.heappop(heap)
            total += heap[0]
        return total
