// wrong_answer: off by one, holds one entry more than the capacity (tag: sample)
class LRUCache {
    int capacity;
    list<int> order;
    unordered_map<int, pair<int, list<int>::iterator>> entries;

public:
    LRUCache(int capacity) : capacity(capacity) {}

    int get(int key) {
        auto found = entries.find(key);
        if (found == entries.end())
            return -1;
        order.splice(order.begin(), order, found->second.second);
        return found->second.first;
    }

    void put(int key, int value) {
        if (get(key) >= 0) {
            entries[key].first = value;
            return;
        }
        order.push_front(key);
        entries[key] = {value, order.begin()};
        if ((int)order.size() > capacity + 1) {
            entries.erase(order.back());
            order.pop_back();
        }
    }
};
