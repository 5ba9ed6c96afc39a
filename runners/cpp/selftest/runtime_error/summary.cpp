class Solution {
public:
    vector<int> summary(vector<int> row, string word, ListNode* list, long long big, double exact, bool odd)
    {
        throw runtime_error(word);
    }
};
