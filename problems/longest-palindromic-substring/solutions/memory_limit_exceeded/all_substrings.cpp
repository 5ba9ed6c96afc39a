// memory_limit_exceeded: keeps every substring before it looks for the longest palindrome, O(n^3) bytes (tag: large-random)
class Solution {
public:
    string longestPalindrome(string s) {
        vector<string> parts;
        for (size_t length = s.size(); length > 0; length--)
            for (size_t start = 0; start + length <= s.size(); start++)
                parts.push_back(s.substr(start, length));
        for (const string& part : parts)
            if (equal(part.begin(), part.end(), part.rbegin()))
                return part;
        return "";
    }
};
