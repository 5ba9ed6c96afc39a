// accepted: Manacher's algorithm on the string with separators, O(n)
class Solution {
public:
    string longestPalindrome(string s) {
        string t = "^";
        for (char c : s) {
            t += '|';
            t += c;
        }
        t += "|$";
        vector<int> reach(t.size());
        int centre = 0, right = 0, best = 0;
        for (int i = 1; i + 1 < (int)t.size(); i++) {
            reach[i] = i < right ? min(right - i, reach[2 * centre - i]) : 0;
            while (t[i + reach[i] + 1] == t[i - reach[i] - 1])
                reach[i]++;
            if (i + reach[i] > right) {
                centre = i;
                right = i + reach[i];
            }
            if (reach[i] > reach[best])
                best = i;
        }
        return s.substr((best - reach[best]) / 2, reach[best]);
    }
};
