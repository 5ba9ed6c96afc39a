// COMPLEXITY: time O(n log n); space O(n); why: the words' letters are sorted, then the words
class Solution {
public:
    int groups(vector<string> &words) {
        vector<string> keys(words);
        for (auto &key : keys)
            sort(key.begin(), key.end());
        sort(keys.begin(), keys.end());
        return unique(keys.begin(), keys.end()) - keys.begin();
    }
};
