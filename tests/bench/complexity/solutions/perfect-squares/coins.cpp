// COMPLEXITY: time O(n sqrt n); space O(n); why: square after square over the whole table: sqrt n passes
class Solution {
public:
    int numSquares(int k) {
        vector<int> least(k + 1, k);
        least[0] = 0;
        for (long long i = 1; i * i <= k; i++)
            for (int x = i * i; x <= k; x++)
                least[x] = min(least[x], least[x - i * i] + 1);
        return least[k];
    }
};
