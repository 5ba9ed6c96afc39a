# COMPLEXITY: time O(n*m); space O(m); why: one pass over the amounts for each coin
class Solution:
    def ways(self, coins: List[int], amount: int) -> int:
        count = [1] + [0] * amount
        for coin in coins:
            for a in range(coin, amount + 1):
                count[a] = (count[a] + count[a - coin]) % 1000000007
        return count[amount]
