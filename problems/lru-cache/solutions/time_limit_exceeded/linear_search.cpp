// time_limit_exceeded: searches a list of the entries from its beginning for each use, O(capacity) each (tag: large-cache)
class LRUCache {
    size_t capacity;
    list<pair<int, int>> order;

    list<pair<int, int>>::iterator find(int key) {
        auto at = order.begin();
        while (at != order.end() && at->first != key)
            ++at;
        return at;
    }

public:
    LRUCache(int capacity) : capacity(capacity) {}

    int get(int key) {
        auto at = find(key);
        if (at == order.end())
            return -1;
        order.splice(order.begin(), order, at);
        return at->second;
    }

    void put(int key, int value) {
        auto at = find(key);
        if (at != order.end())
            order.erase(at);
        else if (order.size() == capacity)
            order.pop_back();
        order.push_front({key, value});
    }
};
