# time_limit_exceeded: tries every number, O(n) (tag: most-divisors)
class Solution:
    def countDivisors(self, number: int) -> int:
        return sum(1 for k in range(1, number + 1) if number % k == 0)
