// time_limit_exceeded: looks at the head of every list for each node, O(n * k) (tag: large-single-nodes)
class Solution {
public:
    ListNode* mergeKLists(vector<ListNode*>& lists) {
        ListNode before, *tail = &before;
        for (;;) {
            ListNode** smallest = nullptr;
            for (ListNode*& head : lists)
                if (head && (!smallest || head->val < (*smallest)->val))
                    smallest = &head;
            if (!smallest)
                return before.next;
            tail = tail->next = *smallest;
            *smallest = tail->next;
        }
    }
};
