// COMPLEXITY: time O(n*m); space O(n*m); why: the whole table
class Solution {
public:
    int longestCommon(string s, string t) {
        vector<vector<int>> d(s.size() + 1, vector<int>(t.size() + 1));
        for (size_t i = 1; i <= s.size(); i++)
            for (size_t k = 1; k <= t.size(); k++)
                d[i][k] = s[i - 1] == t[k - 1] ? d[i - 1][k - 1] + 1 : max(d[i - 1][k], d[i][k - 1]);
        return d[s.size()][t.size()];
    }
};
