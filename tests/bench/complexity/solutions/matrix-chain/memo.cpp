// COMPLEXITY: time O(n^3); space O(n^2); why: recursion with a table: each interval once, each place to cut
class Solution {
    vector<vector<long long>> known;
    long long best(const vector<int> &sizes, int i, int j) {
        if (j - i < 2)
            return 0;
        if (known[i][j] >= 0)
            return known[i][j];
        long long least = LLONG_MAX;
        for (int k = i + 1; k < j; k++)
            least = min(least, best(sizes, i, k) + best(sizes, k, j) + (long long)sizes[i] * sizes[k] * sizes[j]);
        return known[i][j] = least;
    }

public:
    long long matrixChain(vector<int> &sizes) {
        known.assign(sizes.size(), vector<long long>(sizes.size(), -1));
        return best(sizes, 0, sizes.size() - 1);
    }
};
