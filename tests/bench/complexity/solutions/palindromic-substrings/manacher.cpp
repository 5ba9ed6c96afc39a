// COMPLEXITY: time O(n); space O(n); why: Manacher
class Solution {
public:
    long long countPalindromes(string s) {
        string t = "^#";
        for (char c : s) {
            t += c;
            t += '#';
        }
        t += '$';
        vector<int> radius(t.size());
        long long count = 0;
        int centre = 0, right = 0;
        for (int i = 1; i + 1 < (int)t.size(); i++) {
            radius[i] = i < right ? min(right - i, radius[2 * centre - i]) : 0;
            while (t[i + radius[i] + 1] == t[i - radius[i] - 1])
                radius[i]++;
            if (i + radius[i] > right) {
                centre = i;
                right = i + radius[i];
            }
            count += (radius[i] + 1) / 2;
        }
        return count;
    }
};
