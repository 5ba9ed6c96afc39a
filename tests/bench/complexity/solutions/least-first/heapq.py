# COMPLEXITY: time O(log n); space O(n); why: a third of the operations pop from a heap: log n each
import heapq


class LeastFirst:
    def __init__(self):
        self.heap = []

    def add(self, x: int) -> None:
        heapq.heappush(self.heap, x)

    def take(self) -> int:
        return heapq.heappop(self.heap) if self.heap else -1
