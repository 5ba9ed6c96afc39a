// wrong_answer: off by one, growing stops before the first and the last character (tag: two-equal)
class Solution {
public:
    string longestPalindrome(string s) {
        int n = s.size(), start = 0, length = 1;
        for (int centre = 1; centre < 2 * n - 2; centre++) {
            int low = centre / 2, high = low + centre % 2;
            while (low > 0 && high < n - 1 && s[low] == s[high]) {
                low--;
                high++;
            }
            if (high - low - 1 > length) {
                start = low + 1;
                length = high - low - 1;
            }
        }
        return s.substr(start, length);
    }
};
