// COMPLEXITY: time O(n^2); space O(n); why: each entry twice
class Solution {
public:
    int saddles(vector<vector<int>> &matrix) {
        int n = matrix.size(), count = 0;
        vector<int> least(n, INT_MAX), largest(n, INT_MIN);
        for (int i = 0; i < n; i++)
            for (int k = 0; k < n; k++) {
                least[i] = min(least[i], matrix[i][k]);
                largest[k] = max(largest[k], matrix[i][k]);
            }
        for (int i = 0; i < n; i++)
            for (int k = 0; k < n; k++)
                count += least[i] == largest[k] && matrix[i][k] == least[i];
        return count;
    }
};
