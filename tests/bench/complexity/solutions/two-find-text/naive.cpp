// COMPLEXITY: time O(n*m); space O(1); why: letter by letter from each start
class Solution {
public:
    int findText(string text, string pattern) {
        for (size_t i = 0; i + pattern.size() <= text.size(); i++) {
            size_t k = 0;
            while (k < pattern.size() && text[i + k] == pattern[k])
                k++;
            if (k == pattern.size())
                return i;
        }
        return -1;
    }
};
