// time_limit_exceeded: looks for the place of every node of list2 from the head again, O(n m) (tag: large-interleaved)
struct ListNode* mergeTwoLists(struct ListNode* list1, struct ListNode* list2) {
    while (list2) {
        struct ListNode *node = list2, **place = &list1;
        list2 = list2->next;
        while (*place && (*place)->val <= node->val)
            place = &(*place)->next;
        node->next = *place;
        *place = node;
    }
    return list1;
}
