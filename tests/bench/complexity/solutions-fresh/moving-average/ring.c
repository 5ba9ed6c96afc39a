// COMPLEXITY: time O(1); space O(n); why: a ring and a running sum
typedef struct {
    int *items, size, at;
    long long total;
} MovingSum;

MovingSum *movingSumCreate(int size) {
    MovingSum *m = calloc(1, sizeof *m);
    m->items = calloc(size, sizeof(int));
    m->size = size;
    return m;
}

long long movingSumNext(MovingSum *obj, int x) {
    obj->total += x - (long long)obj->items[obj->at];
    obj->items[obj->at] = x;
    obj->at = (obj->at + 1) % obj->size;
    return obj->total;
}

void movingSumFree(MovingSum *obj) {
    free(obj->items);
    free(obj);
}
