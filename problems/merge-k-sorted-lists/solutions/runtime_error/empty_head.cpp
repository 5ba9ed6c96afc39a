// runtime_error: puts the empty lists into the queue too and compares through nullptr: SIGSEGV (tag: sample)
class Solution {
public:
    ListNode* mergeKLists(vector<ListNode*>& lists) {
        auto later = [](ListNode* a, ListNode* b) { return a->val > b->val; };
        priority_queue<ListNode*, vector<ListNode*>, decltype(later)> heads(later);
        for (ListNode* head : lists)
            heads.push(head);
        ListNode before, *tail = &before;
        while (!heads.empty()) {
            tail = tail->next = heads.top();
            heads.pop();
            if (tail->next)
                heads.push(tail->next);
        }
        return before.next;
    }
};
