// runtime_error: looks at the heads before it is known that there are any: SIGSEGV (tag: sample)
struct ListNode* mergeTwoLists(struct ListNode* list1, struct ListNode* list2) {
    struct ListNode *first = list1->val <= list2->val ? list1 : list2, *tail = first;
    if (first == list1)
        list1 = list1->next;
    else
        list2 = list2->next;
    while (list1 && list2) {
        struct ListNode **smaller = list2->val < list1->val ? &list2 : &list1;
        tail = tail->next = *smaller;
        *smaller = tail->next;
    }
    tail->next = list1 ? list1 : list2;
    return first;
}
