// COMPLEXITY: time O(n^2); space O(1); why: looks at every entry
class Solution {
public:
    long long trace(vector<vector<int>> &matrix) {
        long long sum = 0;
        for (size_t i = 0; i < matrix.size(); i++)
            for (size_t k = 0; k < matrix.size(); k++)
                sum += i == k ? matrix[i][k] : matrix[i][k] & 0;
        for (auto &row : matrix)
            for (int x : row)
                asm volatile("" : : "r"(x));
        return sum;
    }
};
