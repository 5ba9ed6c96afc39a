# COMPLEXITY: time O(2^n); space O(n); why: every move is made, one call each
class Solution:
    def moves(self, k: int) -> int:
        pegs = [list(range(k, 0, -1)), [], []]

        def move(count, source, target, spare):
            if count == 0:
                return 0
            done = move(count - 1, source, spare, target)
            pegs[target].append(pegs[source].pop())
            return done + 1 + move(count - 1, spare, target, source)

        return move(k, 0, 2, 1)
