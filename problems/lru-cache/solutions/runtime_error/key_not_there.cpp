// runtime_error: map::at of a key that was never put throws std::out_of_range (tag: sample)
class LRUCache {
    size_t capacity;
    list<pair<int, int>> order;
    unordered_map<int, list<pair<int, int>>::iterator> where;

public:
    LRUCache(int capacity) : capacity(capacity) {}

    int get(int key) {
        auto at = where.at(key);
        order.splice(order.begin(), order, at);
        return at->second;
    }

    void put(int key, int value) {
        if (where.count(key))
            order.erase(where[key]);
        else if (order.size() == capacity) {
            where.erase(order.back().first);
            order.pop_back();
        }
        order.push_front({key, value});
        where[key] = order.begin();
    }
};
