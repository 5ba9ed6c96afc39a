// wrong_answer: stops when one list is used up, and the rest of the other is lost (tag: sample)
struct ListNode* mergeTwoLists(struct ListNode* list1, struct ListNode* list2) {
    struct ListNode *first = NULL, **end = &first;
    while (list1 && list2) {
        struct ListNode **smaller = list2->val < list1->val ? &list2 : &list1;
        *end = *smaller;
        end = &(*smaller)->next;
        *smaller = *end;
    }
    *end = NULL;
    return first;
}
