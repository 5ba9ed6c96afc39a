// COMPLEXITY: time O(1); space O(n); why: a hash map into a linked list
class RecentCache {
    size_t capacity;
    list<pair<int, int>> items;
    unordered_map<int, list<pair<int, int>>::iterator> at;

public:
    RecentCache(int capacity) : capacity(capacity) {}
    int get(int key) {
        auto found = at.find(key);
        if (found == at.end())
            return -1;
        items.splice(items.begin(), items, found->second);
        return found->second->second;
    }
    void put(int key, int value) {
        if (get(key) >= 0) {
            items.front().second = value;
            return;
        }
        if (items.size() == capacity) {
            at.erase(items.back().first);
            items.pop_back();
        }
        items.push_front({ key, value });
        at[key] = items.begin();
    }
};
