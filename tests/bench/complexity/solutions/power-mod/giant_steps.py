# COMPLEXITY: time O(sqrt n); space O(1); why: sqrt k small steps, then sqrt k giant ones
class Solution:
    def powerMod(self, base: int, k: int) -> int:
        root = int(k**0.5) or 1
        giant = 1
        for _ in range(root):
            giant = giant * base % 1000000007
        result = 1
        for _ in range(k // root):
            result = result * giant % 1000000007
        for _ in range(k % root):
            result = result * base % 1000000007
        return result
