// time_limit_exceeded: walks along a linked list for its minimum, O(n) each (tag: large-deep)
class MinStack {
    list<int> values;

public:
    MinStack() {}

    void push(int val) { values.push_front(val); }

    void pop() { values.pop_front(); }

    int top() { return values.front(); }

    int getMin() { return *min_element(values.begin(), values.end()); }
};
