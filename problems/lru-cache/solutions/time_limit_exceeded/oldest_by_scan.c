// time_limit_exceeded: every put into a full cache looks at all entries for the oldest, O(capacity) each (tag: large-cache)
typedef struct {
    int capacity, count, now;
    int *slot_of, *keys, *values, *used;
} LRUCache;

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = calloc(1, sizeof *cache);
    cache->capacity = capacity;
    cache->slot_of = malloc(1000001 * sizeof *cache->slot_of);
    for (int i = 0; i <= 1000000; i++)
        cache->slot_of[i] = -1;
    cache->keys = malloc(capacity * sizeof *cache->keys);
    cache->values = malloc(capacity * sizeof *cache->values);
    cache->used = malloc(capacity * sizeof *cache->used);
    return cache;
}

int lRUCacheGet(LRUCache* obj, int key) {
    int slot = obj->slot_of[key];
    if (slot < 0)
        return -1;
    obj->used[slot] = ++obj->now;
    return obj->values[slot];
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    int slot = obj->slot_of[key];
    if (slot < 0 && obj->count < obj->capacity) {
        slot = obj->count++;
    } else if (slot < 0) {
        slot = 0;
        for (int i = 1; i < obj->count; i++)
            if (obj->used[i] < obj->used[slot])
                slot = i;
        obj->slot_of[obj->keys[slot]] = -1;
    }
    obj->slot_of[key] = slot;
    obj->keys[slot] = key;
    obj->values[slot] = value;
    obj->used[slot] = ++obj->now;
}

void lRUCacheFree(LRUCache* obj) {
    free(obj->slot_of);
    free(obj->keys);
    free(obj->values);
    free(obj->used);
    free(obj);
}
