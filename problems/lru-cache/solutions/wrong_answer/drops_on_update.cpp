// wrong_answer: drops an entry of a full cache also when the key is there already (tag: update-when-full)
class LRUCache {
    size_t capacity;
    list<pair<int, int>> order;
    unordered_map<int, list<pair<int, int>>::iterator> where;

public:
    LRUCache(int capacity) : capacity(capacity) {}

    int get(int key) {
        auto found = where.find(key);
        if (found == where.end())
            return -1;
        order.splice(order.begin(), order, found->second);
        return found->second->second;
    }

    void put(int key, int value) {
        if (order.size() == capacity) {
            where.erase(order.back().first);
            order.pop_back();
        }
        auto found = where.find(key);
        if (found != where.end())
            order.erase(found->second);
        order.push_front({key, value});
        where[key] = order.begin();
    }
};
