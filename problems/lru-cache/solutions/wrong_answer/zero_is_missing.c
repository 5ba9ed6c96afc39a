// wrong_answer: takes the value 0 for no entry and answers -1 (tag: zero-value)
typedef struct {
    int capacity, count;
    int values[1000001], before[1000002], after[1000002];
    char there[1000001];
} LRUCache;

enum { RING = 1000001 };

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = calloc(1, sizeof *cache);
    cache->capacity = capacity;
    cache->before[RING] = cache->after[RING] = RING;
    return cache;
}

static void unlink_key(LRUCache *cache, int key) {
    cache->after[cache->before[key]] = cache->after[key];
    cache->before[cache->after[key]] = cache->before[key];
}

static void append(LRUCache *cache, int key) {
    cache->before[key] = cache->before[RING];
    cache->after[key] = RING;
    cache->after[cache->before[key]] = key;
    cache->before[RING] = key;
}

int lRUCacheGet(LRUCache* obj, int key) {
    if (!obj->there[key] || !obj->values[key])
        return -1;
    unlink_key(obj, key);
    append(obj, key);
    return obj->values[key];
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    if (obj->there[key]) {
        unlink_key(obj, key);
    } else if (obj->count == obj->capacity) {
        int oldest = obj->after[RING];
        unlink_key(obj, oldest);
        obj->there[oldest] = 0;
    } else {
        obj->count++;
    }
    obj->there[key] = 1;
    obj->values[key] = value;
    append(obj, key);
}

void lRUCacheFree(LRUCache* obj) {
    free(obj);
}
