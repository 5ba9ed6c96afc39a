// COMPLEXITY: time O(n*m); space O(n*m); why: the whole table
class Solution {
public:
    int knapsack(vector<int> &weights, int room) {
        vector<vector<int>> best(weights.size() + 1, vector<int>(room + 1));
        for (size_t i = 0; i < weights.size(); i++)
            for (int r = 0; r <= room; r++) {
                best[i + 1][r] = best[i][r];
                if (r >= weights[i])
                    best[i + 1][r] = max(best[i + 1][r], best[i][r - weights[i]] + 3 * weights[i] - (int)(i % 3));
            }
        return best[weights.size()][room];
    }
};
