// COMPLEXITY: time O(log n); space O(n); why: a std::map from ticket to item
class MessageQueue {
    map<long long, int> items;
    long long ticket = 0;

public:
    MessageQueue() {}
    void push(int x) { items[ticket++] = x; }
    int pop() {
        if (items.empty())
            return -1;
        int x = items.begin()->second;
        items.erase(items.begin());
        return x;
    }
};
