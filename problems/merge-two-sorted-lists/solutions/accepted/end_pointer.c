// accepted: a pointer to the place where the next node is to be linked, O(n + m)
struct ListNode* mergeTwoLists(struct ListNode* list1, struct ListNode* list2) {
    struct ListNode *first = NULL, **end = &first;
    while (list1 && list2) {
        struct ListNode **smaller = list2->val < list1->val ? &list2 : &list1;
        *end = *smaller;
        end = &(*smaller)->next;
        *smaller = *end;
    }
    *end = list1 ? list1 : list2;
    return first;
}
