# COMPLEXITY: time O(n*m); space O(n*m); why: each cell is flooded once
class Solution:
    def islands(self, map: List[List[int]]) -> int:
        rows, columns, count = len(map), len(map[0]), 0
        seen = [[False] * columns for _ in range(rows)]
        for r in range(rows):
            for c in range(columns):
                if map[r][c] == 0 or seen[r][c]:
                    continue
                count += 1
                seen[r][c] = True
                todo = [(r, c)]
                while todo:
                    y, x = todo.pop()
                    for v, u in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                        if 0 <= v < rows and 0 <= u < columns and map[v][u] and not seen[v][u]:
                            seen[v][u] = True
                            todo.append((v, u))
        return count
