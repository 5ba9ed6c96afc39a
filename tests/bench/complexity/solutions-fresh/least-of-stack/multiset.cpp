// COMPLEXITY: time O(log n); space O(n); why: all items in a red-black tree as well
class LeastStack {
    vector<int> items;
    multiset<int> order;

public:
    LeastStack() {}
    void push(int x) {
        items.push_back(x);
        order.insert(x);
    }
    int least() { return order.empty() ? 0 : *order.begin(); }
};
