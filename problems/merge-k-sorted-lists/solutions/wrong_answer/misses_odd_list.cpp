// wrong_answer: off by one, the last of an odd number of lists is left out (tag: sample)
class Solution {
    ListNode* merge(ListNode* a, ListNode* b) {
        ListNode before, *tail = &before;
        while (a && b) {
            ListNode*& smaller = b->val < a->val ? b : a;
            tail = tail->next = smaller;
            smaller = smaller->next;
        }
        tail->next = a ? a : b;
        return before.next;
    }

public:
    ListNode* mergeKLists(vector<ListNode*>& lists) {
        size_t count = lists.size();
        if (count == 0)
            return nullptr;
        while (count > 1) {
            for (size_t i = 0; i < count / 2; i++)
                lists[i] = merge(lists[2 * i], lists[2 * i + 1]);
            count /= 2;
        }
        return lists[0];
    }
};
