// wrong_answer: a merge of two lists that drops the rest of the longer one (tag: sample)
class Solution {
    ListNode* merge(ListNode* a, ListNode* b) {
        ListNode before, *tail = &before;
        while (a && b) {
            ListNode*& smaller = b->val < a->val ? b : a;
            tail = tail->next = smaller;
            smaller = smaller->next;
        }
        tail->next = nullptr;
        return before.next;
    }

public:
    ListNode* mergeKLists(vector<ListNode*>& lists) {
        queue<ListNode*> todo;
        for (ListNode* head : lists)
            todo.push(head);
        while (todo.size() > 1) {
            ListNode* a = todo.front();
            todo.pop();
            ListNode* b = todo.front();
            todo.pop();
            todo.push(merge(a, b));
        }
        return todo.empty() ? nullptr : todo.front();
    }
};
