// wrong_answer: keeps its table in a global that a new cache does not clear (tag: sample)
#include "uthash.h"

struct entry {
    int key, value;
    UT_hash_handle hh;
};

static struct entry *entries;

typedef struct {
    int capacity;
} LRUCache;

LRUCache* lRUCacheCreate(int capacity) {
    LRUCache *cache = malloc(sizeof *cache);
    cache->capacity = capacity;
    return cache;
}

int lRUCacheGet(LRUCache* obj, int key) {
    struct entry *entry;
    HASH_FIND_INT(entries, &key, entry);
    if (!entry)
        return -1;
    HASH_DEL(entries, entry);
    HASH_ADD_INT(entries, key, entry);
    return entry->value;
}

void lRUCachePut(LRUCache* obj, int key, int value) {
    struct entry *entry;
    HASH_FIND_INT(entries, &key, entry);
    if (entry) {
        HASH_DEL(entries, entry);
    } else if ((int)HASH_COUNT(entries) == obj->capacity) {
        entry = entries;
        HASH_DEL(entries, entry);
    } else {
        entry = malloc(sizeof *entry);
    }
    entry->key = key;
    entry->value = value;
    HASH_ADD_INT(entries, key, entry);
}

void lRUCacheFree(LRUCache* obj) {
    free(obj);
}
