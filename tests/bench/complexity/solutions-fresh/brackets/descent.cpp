// COMPLEXITY: time O(n); space O(n); why: recursive descent, one frame for each level of nesting
class Solution {
    string s;
    size_t at = 0;
    bool group() {
        while (at < s.size() && string("([{").find(s[at]) != string::npos) {
            char close = s[at] == '(' ? ')' : s[at] == '[' ? ']' : '}';
            at++;
            if (!group() || at >= s.size() || s[at] != close)
                return false;
            at++;
        }
        return true;
    }

public:
    bool balanced(string text) {
        s = text;
        return group() && at == s.size();
    }
};
