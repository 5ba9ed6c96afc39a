// accepted: a uthash table keeps its items in order of insertion, a used one is taken out and added again, O(1) each
#include "uthash.h"

struct entry {
    int key, value;
    UT_hash_handle hh;
};

typedef struct {
    int capacity;
    struct entry *entries;
} LRUCache;

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = calloc(1, sizeof *cache);
    cache->capacity = capacity;
    return cache;
}

static struct entry *use(LRUCache *cache, int key) {
    struct entry *entry;
    HASH_FIND_INT(cache->entries, &key, entry);
    if (entry) {
        HASH_DEL(cache->entries, entry);
        HASH_ADD_INT(cache->entries, key, entry);
    }
    return entry;
}

int lRUCacheGet(LRUCache* obj, int key) {
    struct entry *entry = use(obj, key);
    return entry ? entry->value : -1;
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    struct entry *entry = use(obj, key);
    if (!entry) {
        if ((int)HASH_COUNT(obj->entries) == obj->capacity) {
            struct entry *oldest = obj->entries;
            HASH_DEL(obj->entries, oldest);
            free(oldest);
        }
        entry = malloc(sizeof *entry);
        entry->key = key;
        HASH_ADD_INT(obj->entries, key, entry);
    }
    entry->value = value;
}

void lRUCacheFree(LRUCache* obj) {
    struct entry *entry, *next;
    HASH_ITER(hh, obj->entries, entry, next) {
        HASH_DEL(obj->entries, entry);
        free(entry);
    }
    free(obj);
}
