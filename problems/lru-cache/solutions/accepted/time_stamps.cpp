// accepted: a time stamp for every use, and a map from stamp to key that gives the oldest, O(log n) each
class LRUCache {
    struct entry {
        int value;
        long long used;
    };
    size_t capacity;
    long long now = 0;
    unordered_map<int, entry> entries;
    map<long long, int> by_use;

    void touch(int key, entry& e) {
        by_use.erase(e.used);
        e.used = ++now;
        by_use[e.used] = key;
    }

public:
    LRUCache(int capacity) : capacity(capacity) {}

    int get(int key) {
        auto found = entries.find(key);
        if (found == entries.end())
            return -1;
        touch(key, found->second);
        return found->second.value;
    }

    void put(int key, int value) {
        if (!entries.count(key) && entries.size() == capacity) {
            auto oldest = by_use.begin();
            entries.erase(oldest->second);
            by_use.erase(oldest);
        }
        entry& e = entries[key];
        e.value = value;
        touch(key, e);
    }
};
