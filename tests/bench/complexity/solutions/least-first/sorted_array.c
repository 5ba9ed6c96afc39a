// COMPLEXITY: time O(n); space O(n); why: kept sorted, the least last; an insertion moves half of it
typedef struct {
    int *items, len, cap;
} LeastFirst;

LeastFirst *leastFirstCreate() {
    LeastFirst *f = calloc(1, sizeof *f);
    f->items = malloc((f->cap = 8) * sizeof(int));
    return f;
}

void leastFirstAdd(LeastFirst *obj, int x) {
    if (obj->len == obj->cap)
        obj->items = realloc(obj->items, (obj->cap *= 2) * sizeof(int));
    int i = obj->len++;
    for (; i > 0 && obj->items[i - 1] < x; i--)
        obj->items[i] = obj->items[i - 1];
    obj->items[i] = x;
}

int leastFirstTake(LeastFirst *obj) {
    return obj->len ? obj->items[--obj->len] : -1;
}

void leastFirstFree(LeastFirst *obj) {
    free(obj->items);
    free(obj);
}
