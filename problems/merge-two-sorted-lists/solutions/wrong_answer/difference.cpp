// wrong_answer: compares by the sign of a difference, which overflows (tag: extremes)
class Solution {
public:
    ListNode* mergeTwoLists(ListNode* list1, ListNode* list2) {
        ListNode before, *tail = &before;
        while (list1 && list2) {
            int difference = (int)((unsigned)list1->val - (unsigned)list2->val);
            ListNode *&smaller = difference > 0 ? list2 : list1;
            tail = tail->next = smaller;
            smaller = smaller->next;
        }
        tail->next = list1 ? list1 : list2;
        return before.next;
    }
};
