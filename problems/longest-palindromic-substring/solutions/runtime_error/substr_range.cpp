// runtime_error: substr behind the end throws std::out_of_range (tag: sample)
class Solution {
public:
    string longestPalindrome(string s) {
        for (size_t length = s.size(); length > 0; length--)
            for (size_t start = 0; start <= s.size() + 1; start++) {
                string part = s.substr(start, length);
                if (part.size() == length && equal(part.begin(), part.end(), part.rbegin()) && length < s.size())
                    return part;
            }
        return s;
    }
};
