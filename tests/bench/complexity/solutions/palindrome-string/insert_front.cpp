// COMPLEXITY: time O(n^2); space O(n); why: insertion at the front moves all that is there
class Solution {
public:
    bool isPalindrome(string s) {
        string back;
        for (char c : s)
            back.insert(back.begin(), c);
        return back == s;
    }
};
