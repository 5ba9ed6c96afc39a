// time_limit_exceeded: looks for the place of every node of list2 from the head again, O(n m) (tag: large-interleaved)
class Solution {
public:
    ListNode* mergeTwoLists(ListNode* list1, ListNode* list2) {
        ListNode before(0, list1);
        while (list2) {
            ListNode *node = list2, *place = &before;
            list2 = list2->next;
            while (place->next && place->next->val <= node->val)
                place = place->next;
            node->next = place->next;
            place->next = node;
        }
        return before.next;
    }
};
