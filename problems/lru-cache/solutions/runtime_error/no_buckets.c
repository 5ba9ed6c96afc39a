// runtime_error: half of the capacity as number of buckets is 0 for capacity 1, and key % 0 is SIGFPE (tag: sample)
typedef struct entry {
    int key, value, used;
    struct entry *chain;
} entry;

typedef struct {
    int capacity, count, now, size;
    entry **buckets;
} LRUCache;

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = calloc(1, sizeof *cache);
    cache->capacity = capacity;
    cache->size = capacity / 2;
    cache->buckets = calloc(cache->size + 1, sizeof *cache->buckets);
    return cache;
}

static entry *find(LRUCache *cache, int key) {
    entry *e = cache->buckets[key % cache->size];
    while (e && e->key != key)
        e = e->chain;
    if (e)
        e->used = ++cache->now;
    return e;
}

static entry *take_oldest(LRUCache *cache) {
    entry **oldest = NULL;
    for (int i = 0; i < cache->size; i++)
        for (entry **at = &cache->buckets[i]; *at; at = &(*at)->chain)
            if (!oldest || (*at)->used < (*oldest)->used)
                oldest = at;
    entry *e = *oldest;
    *oldest = e->chain;
    return e;
}

int lRUCacheGet(LRUCache* obj, int key) {
    entry *e = find(obj, key);
    return e ? e->value : -1;
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    entry *e = find(obj, key);
    if (!e) {
        e = obj->count == obj->capacity ? take_oldest(obj) : malloc(sizeof *e);
        obj->count += obj->count < obj->capacity;
        e->key = key;
        e->used = ++obj->now;
        e->chain = obj->buckets[key % obj->size];
        obj->buckets[key % obj->size] = e;
    }
    e->value = value;
}

void lRUCacheFree(LRUCache* obj) {
    free(obj->buckets);
    free(obj);
}
