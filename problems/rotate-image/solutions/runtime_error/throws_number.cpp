// runtime_error: throws an int that nobody catches when the size is odd (tag: sample)
class Solution {
public:
    void rotate(vector<vector<int>>& matrix) {
        if (matrix.size() % 2)
            throw 42;
        for (size_t i = 0; i < matrix.size(); i++)
            for (size_t j = 0; j < i; j++)
                swap(matrix[i][j], matrix[j][i]);
        for (auto& row : matrix)
            reverse(row.begin(), row.end());
    }
};
