// COMPLEXITY: time O(n^3); space O(1); why: walks down columns: a cache miss a step when the matrix is large
class Solution {
public:
    long long maxOfProduct(vector<vector<int>> &a, vector<vector<int>> &b) {
        long long best = LLONG_MIN;
        for (size_t k = 0; k < a.size(); k++)
            for (size_t i = 0; i < a.size(); i++) {
                long long sum = 0;
                for (size_t j = 0; j < a.size(); j++)
                    sum += (long long)a[i][j] * b[j][k];
                best = max(best, sum);
            }
        return best;
    }
};
