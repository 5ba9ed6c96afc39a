// COMPLEXITY: time O(1); space O(n); why: a ring that doubles
typedef struct {
    int *items;
    int cap, first, len;
} MessageQueue;

MessageQueue *messageQueueCreate() {
    MessageQueue *q = calloc(1, sizeof *q);
    q->items = malloc((q->cap = 8) * sizeof(int));
    return q;
}

void messageQueuePush(MessageQueue *obj, int x) {
    if (obj->len == obj->cap) {
        int *larger = malloc(2 * obj->cap * sizeof(int));
        for (int i = 0; i < obj->len; i++)
            larger[i] = obj->items[(obj->first + i) % obj->cap];
        free(obj->items);
        obj->items = larger;
        obj->first = 0;
        obj->cap *= 2;
    }
    obj->items[(obj->first + obj->len++) % obj->cap] = x;
}

int messageQueuePop(MessageQueue *obj) {
    if (obj->len == 0)
        return -1;
    int x = obj->items[obj->first];
    obj->first = (obj->first + 1) % obj->cap;
    obj->len--;
    return x;
}

void messageQueueFree(MessageQueue *obj) {
    free(obj->items);
    free(obj);
}
