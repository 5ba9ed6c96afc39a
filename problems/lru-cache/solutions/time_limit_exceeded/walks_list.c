// time_limit_exceeded: walks along a linked list in order of use for each call, O(capacity) each (tag: large-cache)
typedef struct entry {
    int key, value;
    struct entry *next;
} entry;

typedef struct {
    int capacity, count;
    entry *newest;
} LRUCache;

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = calloc(1, sizeof *cache);
    cache->capacity = capacity;
    return cache;
}

/* Takes the entry of that key out of the list; the oldest one if there is none and the cache is full. */
static entry *take(LRUCache *cache, int key, bool for_writing) {
    entry **at = &cache->newest, **oldest = NULL;
    for (; *at && (*at)->key != key; at = &(*at)->next)
        oldest = at;
    if (!*at && for_writing && cache->count == cache->capacity)
        at = oldest;
    entry *e = *at;
    if (e)
        *at = e->next;
    return e;
}

static void push(LRUCache *cache, entry *e) {
    e->next = cache->newest;
    cache->newest = e;
}

int lRUCacheGet(LRUCache* obj, int key) {
    entry *e = take(obj, key, false);
    if (!e)
        return -1;
    push(obj, e);
    return e->value;
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    entry *e = take(obj, key, true);
    if (!e) {
        e = malloc(sizeof *e);
        obj->count++;
    }
    e->key = key;
    e->value = value;
    push(obj, e);
}

void lRUCacheFree(LRUCache* obj) {
    for (entry *e = obj->newest, *next; e; e = next) {
        next = e->next;
        free(e);
    }
    free(obj);
}
