// accepted: a table of the answers for all pairs of beginnings, O(n m)
class Solution {
public:
    int longestCommonSubsequence(string text1, string text2) {
        int n = text1.size(), m = text2.size();
        vector<vector<int>> longest(n + 1, vector<int>(m + 1, 0));
        for (int i = 1; i <= n; i++)
            for (int j = 1; j <= m; j++)
                if (text1[i - 1] == text2[j - 1])
                    longest[i][j] = longest[i - 1][j - 1] + 1;
                else
                    longest[i][j] = max(longest[i - 1][j], longest[i][j - 1]);
        return longest[n][m];
    }
};
