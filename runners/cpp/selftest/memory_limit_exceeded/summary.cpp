class Solution {
public:
    vector<int> summary(vector<int> row, string word, ListNode* list, long long big, double exact, bool odd)
    {
        vector<char> much((size_t)512 << 20, 1);
        return vector<int>(much.begin(), much.begin() + 6);
    }
};
