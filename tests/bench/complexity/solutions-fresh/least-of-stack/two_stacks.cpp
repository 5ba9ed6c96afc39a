// COMPLEXITY: time O(1); space O(n); why: a second stack of the least ones
class LeastStack {
    stack<int> items, leasts;

public:
    LeastStack() {}
    void push(int x) {
        items.push(x);
        if (leasts.empty() || x <= leasts.top())
            leasts.push(x);
    }
    int least() { return leasts.empty() ? 0 : leasts.top(); }
};
