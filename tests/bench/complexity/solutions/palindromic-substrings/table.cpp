// COMPLEXITY: time O(n^2); space O(n^2); why: a table of all pairs of ends
class Solution {
public:
    long long countPalindromes(string s) {
        int n = s.size();
        long long count = 0;
        vector<vector<char>> good(n, vector<char>(n));
        for (int i = n - 1; i >= 0; i--)
            for (int k = i; k < n; k++) {
                good[i][k] = s[i] == s[k] && (k - i < 2 || good[i + 1][k - 1]);
                count += good[i][k];
            }
        return count;
    }
};
