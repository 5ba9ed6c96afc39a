// COMPLEXITY: time O(n); space O(n); why: vector::erase at the front moves all that is left
class MessageQueue {
    vector<int> items;

public:
    MessageQueue() {}
    void push(int x) { items.push_back(x); }
    int pop() {
        if (items.empty())
            return -1;
        int x = items.front();
        items.erase(items.begin());
        return x;
    }
};
