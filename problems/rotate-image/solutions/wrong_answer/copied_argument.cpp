// wrong_answer: `auto` copies the matrix, and the copy is what gets rotated (tag: sample)
class Solution {
public:
    void rotate(vector<vector<int>>& matrix) {
        auto image = matrix;
        for (size_t i = 0; i < image.size(); i++)
            for (size_t j = 0; j < i; j++)
                swap(image[i][j], image[j][i]);
        for (auto& row : image)
            reverse(row.begin(), row.end());
    }
};
