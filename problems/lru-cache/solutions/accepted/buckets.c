// accepted: chained buckets and a doubly linked ring with one sentinel, all written by hand, O(1) each
typedef struct entry {
    int key, value;
    struct entry *before, *after, *chain;
} entry;

typedef struct {
    int capacity, count;
    unsigned mask;
    entry **buckets;
    entry ring;
} LRUCache;

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = calloc(1, sizeof *cache);
    cache->capacity = capacity;
    cache->mask = 1;
    while (cache->mask < 2u * capacity)
        cache->mask *= 2;
    cache->buckets = calloc(cache->mask, sizeof *cache->buckets);
    cache->mask--;
    cache->ring.before = cache->ring.after = &cache->ring;
    return cache;
}

static entry **slot(LRUCache *cache, int key) {
    entry **at = &cache->buckets[(unsigned)key * 2654435761u >> 7 & cache->mask];
    while (*at && (*at)->key != key)
        at = &(*at)->chain;
    return at;
}

static void unlink_entry(entry *e) {
    e->before->after = e->after;
    e->after->before = e->before;
}

static void append(LRUCache *cache, entry *e) {
    e->before = cache->ring.before;
    e->after = &cache->ring;
    e->before->after = e->after->before = e;
}

int lRUCacheGet(LRUCache* obj, int key) {
    entry *e = *slot(obj, key);
    if (!e)
        return -1;
    unlink_entry(e);
    append(obj, e);
    return e->value;
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    entry *e = *slot(obj, key);
    if (e) {
        unlink_entry(e);
    } else {
        if (obj->count == obj->capacity) {
            e = obj->ring.after;
            unlink_entry(e);
            *slot(obj, e->key) = e->chain;
        } else {
            e = malloc(sizeof *e);
            obj->count++;
        }
        e->key = key;
        e->chain = NULL;
        *slot(obj, key) = e;
    }
    e->value = value;
    append(obj, e);
}

void lRUCacheFree(LRUCache* obj) {
    for (entry *e = obj->ring.after, *next; e != &obj->ring; e = next) {
        next = e->after;
        free(e);
    }
    free(obj->buckets);
    free(obj);
}
