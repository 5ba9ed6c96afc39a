// COMPLEXITY: time O(n); space O(n); why: an array that is searched for each key, and for the oldest one
typedef struct {
    int capacity, len;
    long long now;
    struct entry {
        int key, value;
        long long used;
    } *entries;
} RecentCache;

RecentCache *recentCacheCreate(int capacity) {
    RecentCache *c = calloc(1, sizeof *c);
    c->capacity = capacity;
    c->entries = malloc(capacity * sizeof *c->entries);
    return c;
}

static struct entry *find(RecentCache *c, int key) {
    for (int i = 0; i < c->len; i++)
        if (c->entries[i].key == key)
            return &c->entries[i];
    return NULL;
}

int recentCacheGet(RecentCache *obj, int key) {
    struct entry *e = find(obj, key);
    if (!e)
        return -1;
    e->used = obj->now++;
    return e->value;
}

void recentCachePut(RecentCache *obj, int key, int value) {
    struct entry *e = find(obj, key);
    if (!e && obj->len < obj->capacity)
        e = &obj->entries[obj->len++];
    else if (!e) {
        e = obj->entries;
        for (int i = 1; i < obj->len; i++)
            if (obj->entries[i].used < e->used)
                e = &obj->entries[i];
    }
    *e = (struct entry){ key, value, obj->now++ };
}

void recentCacheFree(RecentCache *obj) {
    free(obj->entries);
    free(obj);
}
