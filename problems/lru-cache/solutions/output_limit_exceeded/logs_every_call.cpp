// output_limit_exceeded: logs the whole order of use on every call (tag: many-updates)
class LRUCache {
    size_t capacity;
    list<pair<int, int>> order;
    unordered_map<int, list<pair<int, int>>::iterator> where;

    void log(const char* what, int key) {
        cout << what << " " << key << ":";
        for (auto& [k, v] : order)
            cout << " " << k << "=" << v;
        cout << endl;
    }

public:
    LRUCache(int capacity) : capacity(capacity) {}

    int get(int key) {
        log("get", key);
        auto found = where.find(key);
        if (found == where.end())
            return -1;
        order.splice(order.begin(), order, found->second);
        return found->second->second;
    }

    void put(int key, int value) {
        log("put", key);
        auto found = where.find(key);
        if (found != where.end())
            order.erase(found->second);
        else if (order.size() == capacity) {
            where.erase(order.back().first);
            order.pop_back();
        }
        order.push_front({key, value});
        where[key] = order.begin();
    }
};
