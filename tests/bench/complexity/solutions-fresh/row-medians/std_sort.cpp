// COMPLEXITY: time O(n^2 log n); space O(n); why: a copy of each row is sorted
class Solution {
public:
    long long rowMedians(vector<vector<int>> &matrix) {
        long long sum = 0;
        for (vector<int> row : matrix) {
            sort(row.begin(), row.end());
            sum += row[(row.size() - 1) / 2];
        }
        return sum;
    }
};
