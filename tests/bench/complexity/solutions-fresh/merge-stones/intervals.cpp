// COMPLEXITY: time O(n^3); space O(n^2); why: each interval, each place to cut
class Solution {
public:
    long long joinCost(vector<int> &heaps) {
        int n = heaps.size();
        vector<long long> prefix(n + 1);
        partial_sum(heaps.begin(), heaps.end(), prefix.begin() + 1, plus<long long>());
        vector<vector<long long>> cost(n, vector<long long>(n));
        for (int i = n - 2; i >= 0; i--)
            for (int j = i + 1; j < n; j++) {
                long long best = LLONG_MAX;
                for (int k = i; k < j; k++)
                    best = min(best, cost[i][k] + cost[k + 1][j]);
                cost[i][j] = best + prefix[j + 1] - prefix[i];
            }
        return cost[0][n - 1];
    }
};
