// COMPLEXITY: time O(n); space O(1); why: compares the halves
class Solution {
public:
    bool isPalindrome(const string &s) { return equal(s.begin(), s.begin() + s.size() / 2, s.rbegin()); }
};
