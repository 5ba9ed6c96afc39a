// compile_error: lRUCachePut is declared with a parameter too few for how it is called
typedef struct {
    int capacity;
} LRUCache;

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = malloc(sizeof *cache);
    cache->capacity = capacity;
    return cache;
}

int lRUCacheGet(LRUCache* obj, int key) {
    return -1;
}

void lRUCachePut(LRUCache* obj, int key) {
}

void lRUCacheFree(LRUCache* obj) {
    free(obj);
}
