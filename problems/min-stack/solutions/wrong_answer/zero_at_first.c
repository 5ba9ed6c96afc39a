// wrong_answer: begins with a minimum of 0 (tag: sample)
typedef struct {
    int *values, *minima, len, room;
} MinStack;

MinStack* minStackCreate() {
    return calloc(1, sizeof(MinStack));
}

void minStackPush(MinStack* obj, int val) {
    if (obj->len == obj->room) {
        obj->room = obj->room ? 2 * obj->room : 16;
        obj->values = realloc(obj->values, obj->room * sizeof(int));
        obj->minima = realloc(obj->minima, obj->room * sizeof(int));
    }
    obj->values[obj->len] = val;
    int before = obj->len > 0 ? obj->minima[obj->len - 1] : 0;
    obj->minima[obj->len] = before < val ? before : val;
    obj->len++;
}

void minStackPop(MinStack* obj) {
    obj->len--;
}

int minStackTop(MinStack* obj) {
    return obj->values[obj->len - 1];
}

int minStackGetMin(MinStack* obj) {
    return obj->minima[obj->len - 1];
}

void minStackFree(MinStack* obj) {
    free(obj->values);
    free(obj->minima);
    free(obj);
}
