// time_limit_exceeded: copies and reverses every substring, O(n^3) (tag: large-random)
class Solution {
public:
    string longestPalindrome(string s) {
        string best;
        for (size_t start = 0; start < s.size(); start++)
            for (size_t length = 1; start + length <= s.size(); length++) {
                string part = s.substr(start, length), backwards = part;
                reverse(backwards.begin(), backwards.end());
                if (part == backwards && part.size() > best.size())
                    best = part;
            }
        return best;
    }
};
