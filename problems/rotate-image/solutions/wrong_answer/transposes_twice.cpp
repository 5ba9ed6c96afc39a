// wrong_answer: swaps over the whole square, which transposes twice and so not at all (tag: two-by-two)
class Solution {
public:
    void rotate(vector<vector<int>>& matrix) {
        for (size_t i = 0; i < matrix.size(); i++)
            for (size_t j = 0; j < matrix.size(); j++)
                swap(matrix[i][j], matrix[j][i]);
        for (auto& row : matrix)
            reverse(row.begin(), row.end());
    }
};
