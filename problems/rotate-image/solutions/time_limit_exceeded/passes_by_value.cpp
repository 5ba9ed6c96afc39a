// time_limit_exceeded: a helper takes the matrix by value, so every cell copies all of it, O(n^4) (tag: large-odd)
class Solution {
    __attribute__((noinline)) int cell(vector<vector<int>> image, int i, int j) { return image[i][j]; }

public:
    void rotate(vector<vector<int>>& matrix) {
        vector<vector<int>> original = matrix;
        int n = matrix.size();
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                matrix[j][n - 1 - i] = cell(original, i, j);
    }
};
