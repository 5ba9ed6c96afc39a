# COMPLEXITY: time O(n); space O(n); why: union by size with halved paths: as good as linear
class Solution:
    def parts(self, places: int, edges: List[List[int]]) -> int:
        parent, size, count = list(range(places)), [1] * places, places
        for a, b in edges:
            while parent[a] != a:
                parent[a] = parent[parent[a]]
                a = parent[a]
            while parent[b] != b:
                parent[b] = parent[parent[b]]
                b = parent[b]
            if a != b:
                if size[a] < size[b]:
                    a, b = b, a
                parent[b] = a
                size[a] += size[b]
                count -= 1
        return count
