// COMPLEXITY: time O(n*m); space O(m); why: one pass over the amounts for each coin
class Solution {
public:
    int ways(vector<int> &coins, int amount) {
        vector<int> count(amount + 1);
        count[0] = 1;
        for (int coin : coins)
            for (int a = coin; a <= amount; a++)
                count[a] = (count[a] + count[a - coin]) % 1000000007;
        return count[amount];
    }
};
