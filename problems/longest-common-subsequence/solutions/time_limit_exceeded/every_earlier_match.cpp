// time_limit_exceeded: for each match looks through all matches to its upper left, O(n^2 m^2) (tag: large-two-letters)
class Solution {
public:
    int longestCommonSubsequence(string text1, string text2) {
        int n = text1.size(), m = text2.size(), best = 0;
        vector<vector<int>> ending(n, vector<int>(m, 0));
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) {
                if (text1[i] != text2[j])
                    continue;
                int before = 0;
                for (int k = 0; k < i; k++)
                    for (int l = 0; l < j; l++)
                        before = max(before, ending[k][l]);
                best = max(best, ending[i][j] = before + 1);
            }
        return best;
    }
};
