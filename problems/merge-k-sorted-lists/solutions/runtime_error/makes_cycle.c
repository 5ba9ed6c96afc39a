// runtime_error: returns a list whose last node points to its first, which has no end to encode (tag: sample)
static struct ListNode *merge(struct ListNode *a, struct ListNode *b) {
    struct ListNode *first = NULL, **end = &first;
    while (a && b) {
        struct ListNode **smaller = b->val < a->val ? &b : &a;
        *end = *smaller;
        end = &(*smaller)->next;
        *smaller = *end;
    }
    *end = a ? a : b;
    return first;
}

struct ListNode* mergeKLists(struct ListNode** lists, int listsSize) {
    struct ListNode *all = NULL;
    for (int i = 0; i < listsSize; i++)
        all = merge(all, lists[i]);
    struct ListNode *last = all;
    while (last && last->next)
        last = last->next;
    if (last)
        last->next = all;
    return all;
}
