// COMPLEXITY: time O(n^2); space O(n^2); why: the matrix is handed on by value
class Solution {
    long long sum(vector<vector<int>> m) {
        long long total = 0;
        for (size_t i = 0; i < m.size(); i++)
            total += m[i][i];
        return total;
    }

public:
    long long trace(vector<vector<int>> &matrix) { return sum(matrix); }
};
