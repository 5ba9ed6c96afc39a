// time_limit_exceeded: walks along the result from its beginning for every node, O(n^2) (tag: large-one-list)
struct ListNode* mergeKLists(struct ListNode** lists, int listsSize) {
    struct ListNode *first = NULL;
    for (int i = 0; i < listsSize; i++)
        for (struct ListNode *node = lists[i], *next; node; node = next) {
            next = node->next;
            struct ListNode **at = &first;
            while (*at && (*at)->val <= node->val)
                at = &(*at)->next;
            node->next = *at;
            *at = node;
        }
    return first;
}
