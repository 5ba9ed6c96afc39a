class Solution {
public:
    vector<int> summary(vector<int> row, string word, ListNode* list, long long big, double exact, bool odd)
    {
        for (volatile int i = 0;; i = i + 1)
            ;
        return row;
    }
};
