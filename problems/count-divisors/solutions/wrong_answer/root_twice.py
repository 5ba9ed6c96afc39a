# wrong_answer: counts the root of a square twice (tag: sample)
class Solution:
    def countDivisors(self, number: int) -> int:
        return 2 * sum(1 for k in range(1, math.isqrt(number) + 1) if number % k == 0)
