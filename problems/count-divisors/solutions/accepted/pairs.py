# accepted: every divisor below the root has a partner above it, O(sqrt n)
class Solution:
    def countDivisors(self, number: int) -> int:
        root = math.isqrt(number)
        below = sum(1 for k in range(1, root + 1) if number % k == 0)
        return 2 * below - (root * root == number)
