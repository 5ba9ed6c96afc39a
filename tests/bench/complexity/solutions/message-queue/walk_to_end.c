// COMPLEXITY: time O(n); space O(n); why: push walks along the list to its end
struct item {
    int value;
    struct item *next;
};

typedef struct {
    struct item *first;
} MessageQueue;

MessageQueue *messageQueueCreate() {
    return calloc(1, sizeof(MessageQueue));
}

void messageQueuePush(MessageQueue *obj, int x) {
    struct item **at = &obj->first, *one = malloc(sizeof *one);
    while (*at)
        at = &(*at)->next;
    *one = (struct item){ x, NULL };
    *at = one;
}

int messageQueuePop(MessageQueue *obj) {
    struct item *one = obj->first;
    if (!one)
        return -1;
    int x = one->value;
    obj->first = one->next;
    free(one);
    return x;
}

void messageQueueFree(MessageQueue *obj) {
    while (obj->first)
        messageQueuePop(obj);
    free(obj);
}
