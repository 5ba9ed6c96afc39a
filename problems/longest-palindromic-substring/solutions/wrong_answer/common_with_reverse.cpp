// wrong_answer: the longest common substring of s and its reverse need not be a palindrome (tag: reversed-elsewhere)
class Solution {
public:
    string longestPalindrome(string s) {
        string r(s.rbegin(), s.rend());
        int n = s.size(), length = 0, end = 0;
        vector<int> row(n + 1);
        for (int i = 1; i <= n; i++)
            for (int j = n; j >= 1; j--) {
                row[j] = s[i - 1] == r[j - 1] ? row[j - 1] + 1 : 0;
                if (row[j] > length) {
                    length = row[j];
                    end = i;
                }
            }
        return s.substr(end - length, length);
    }
};
