// wrong_answer: qsort's comparison subtracts, which overflows for values far apart (tag: overflow)
static int compare(const void *a, const void *b) {
    return (int)((unsigned)(*(struct ListNode **)a)->val - (unsigned)(*(struct ListNode **)b)->val);
}

struct ListNode* mergeKLists(struct ListNode** lists, int listsSize) {
    int count = 0, room = 16;
    struct ListNode **nodes = malloc(room * sizeof *nodes), *first = NULL, **end = &first;
    for (int i = 0; i < listsSize; i++)
        for (struct ListNode *node = lists[i]; node; node = node->next) {
            if (count == room)
                nodes = realloc(nodes, (room *= 2) * sizeof *nodes);
            nodes[count++] = node;
        }
    qsort(nodes, count, sizeof *nodes, compare);
    for (int i = 0; i < count; i++) {
        *end = nodes[i];
        end = &nodes[i]->next;
    }
    *end = NULL;
    free(nodes);
    return first;
}
