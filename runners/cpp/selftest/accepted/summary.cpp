class Solution {
public:
    vector<int> summary(vector<int> row, string word, ListNode* list, long long big, double exact, bool odd)
    {
        long long total = 0;
        for (; list; list = list->next)
            total += list->val;
        return {(int)accumulate(row.begin(), row.end(), 0LL), (int)word.size(), (int)total, (int)(big % 10), exact > 0.1, odd};
    }
};
