// time_limit_exceeded: walks through all orders of taking values, and keeps a subset when it is met first, O(n!)
// (tag: large-in-order)
struct walk {
    int *nums, n, **all, *sizes, count;
    char *met;
};

static void go_on(struct walk *w, int mask, int *taken, int len) {
    if (!w->met[mask]) {
        w->met[mask] = 1;
        w->all[w->count] = malloc((len + 1) * sizeof(int));
        memcpy(w->all[w->count], taken, len * sizeof(int));
        w->sizes[w->count++] = len;
    }
    for (int i = 0; i < w->n; i++) {
        if (mask >> i & 1)
            continue;
        taken[len] = w->nums[i];
        go_on(w, mask | 1 << i, taken, len + 1);
    }
}

int** subsets(int* nums, int numsSize, int* returnSize, int** returnColumnSizes) {
    int most = 1 << numsSize, taken[17];
    struct walk w = { nums, numsSize, malloc(most * sizeof(int *)), malloc(most * sizeof(int)), 0, calloc(most, 1) };
    go_on(&w, 0, taken, 0);
    free(w.met);
    *returnColumnSizes = w.sizes;
    *returnSize = w.count;
    return w.all;
}
