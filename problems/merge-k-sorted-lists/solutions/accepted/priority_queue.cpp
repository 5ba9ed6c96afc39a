// accepted: a priority queue with the head of every list, O(n log k)
class Solution {
public:
    ListNode* mergeKLists(vector<ListNode*>& lists) {
        auto later = [](ListNode* a, ListNode* b) { return a->val > b->val; };
        priority_queue<ListNode*, vector<ListNode*>, decltype(later)> heads(later);
        for (ListNode* head : lists)
            if (head)
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
