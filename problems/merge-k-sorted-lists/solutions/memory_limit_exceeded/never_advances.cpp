// memory_limit_exceeded: copies the smallest head but never moves on to the next, so the result grows without end (tag: sample)
class Solution {
public:
    ListNode* mergeKLists(vector<ListNode*>& lists) {
        ListNode before, *tail = &before;
        for (;;) {
            ListNode* smallest = nullptr;
            for (ListNode* head : lists)
                if (head && (!smallest || head->val < smallest->val))
                    smallest = head;
            if (!smallest)
                return before.next;
            tail = tail->next = new ListNode(smallest->val);
        }
    }
};
