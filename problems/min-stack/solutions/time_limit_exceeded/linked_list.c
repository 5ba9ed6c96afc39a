// time_limit_exceeded: walks along a linked list for its minimum, O(n) each (tag: large-deep)
struct item {
    int value;
    struct item *below;
};

typedef struct {
    struct item *top;
} MinStack;

MinStack* minStackCreate() {
    return calloc(1, sizeof(MinStack));
}

void minStackPush(MinStack* obj, int val) {
    struct item *item = malloc(sizeof *item);
    item->value = val;
    item->below = obj->top;
    obj->top = item;
}

void minStackPop(MinStack* obj) {
    struct item *item = obj->top;
    obj->top = item->below;
    free(item);
}

int minStackTop(MinStack* obj) {
    return obj->top->value;
}

int minStackGetMin(MinStack* obj) {
    int smallest = obj->top->value;
    for (struct item *item = obj->top; item; item = item->below)
        if (item->value < smallest)
            smallest = item->value;
    return smallest;
}

void minStackFree(MinStack* obj) {
    while (obj->top)
        minStackPop(obj);
    free(obj);
}
