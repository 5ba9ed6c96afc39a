// COMPLEXITY: time O(log n); space O(n); why: two trees: key to stamp, stamp to key
class RecentCache {
    size_t capacity;
    long long now = 0;
    map<int, pair<long long, int>> entries;
    map<long long, int> by_stamp;

public:
    RecentCache(int capacity) : capacity(capacity) {}
    int get(int key) {
        auto found = entries.find(key);
        if (found == entries.end())
            return -1;
        by_stamp.erase(found->second.first);
        by_stamp[found->second.first = now++] = key;
        return found->second.second;
    }
    void put(int key, int value) {
        if (get(key) < 0) {
            if (entries.size() == capacity) {
                entries.erase(by_stamp.begin()->second);
                by_stamp.erase(by_stamp.begin());
            }
            by_stamp[now] = key;
        } else {
            by_stamp.erase(entries[key].first);
            by_stamp[now] = key;
        }
        entries[key] = { now++, value };
    }
};
