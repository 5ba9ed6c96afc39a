# COMPLEXITY: time O(log n); space O(n); why: a heap in plain Python; a pop sinks through log n levels
class LeastFirst:
    def __init__(self):
        self.a = []

    def add(self, x: int) -> None:
        a = self.a
        a.append(x)
        i = len(a) - 1
        while i and a[(i - 1) // 2] > x:
            a[i] = a[(i - 1) // 2]
            i = (i - 1) // 2
        a[i] = x

    def take(self) -> int:
        a = self.a
        if not a:
            return -1
        least, x = a[0], a.pop()
        if a:
            i, n = 0, len(a)
            while True:
                child = 2 * i + 1
                if child + 1 < n and a[child + 1] < a[child]:
                    child += 1
                if child >= n or a[child] >= x:
                    break
                a[i] = a[child]
                i = child
            a[i] = x
        return least
