// COMPLEXITY: time O(n+m); space O(1); why: one row, and one item of each other row
class Solution {
public:
    long long edgeSum(vector<vector<int>> &matrix) {
        long long total = accumulate(matrix[0].begin(), matrix[0].end(), 0LL);
        for (size_t i = 1; i < matrix.size(); i++)
            total += matrix[i][0];
        return total;
    }
};
