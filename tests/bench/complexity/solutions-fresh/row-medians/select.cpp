// COMPLEXITY: time O(n^2); space O(n); why: nth_element of each row
class Solution {
public:
    long long rowMedians(vector<vector<int>> &matrix) {
        long long sum = 0;
        for (auto &one : matrix) {
            vector<int> row(one);
            nth_element(row.begin(), row.begin() + (row.size() - 1) / 2, row.end());
            sum += row[(row.size() - 1) / 2];
        }
        return sum;
    }
};
