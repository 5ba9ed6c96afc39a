// accepted: merges neighbours pairwise until one list is left, O(n log k)
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
    if (listsSize == 0)
        return NULL;
    for (int step = 1; step < listsSize; step *= 2)
        for (int i = 0; i + step < listsSize; i += 2 * step)
            lists[i] = merge(lists[i], lists[i + step]);
    return lists[0];
}
