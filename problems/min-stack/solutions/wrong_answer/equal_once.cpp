// wrong_answer: of equal minima only the first is remembered, and goes with the first of them (tag: equal-minima)
class MinStack {
    vector<int> values, minima;

public:
    MinStack() {}

    void push(int val) {
        values.push_back(val);
        if (minima.empty() || val < minima.back())
            minima.push_back(val);
    }

    void pop() {
        if (values.back() == minima.back() && minima.size() > 1)
            minima.pop_back();
        values.pop_back();
    }

    int top() { return values.back(); }

    int getMin() { return values.empty() ? 0 : min(values.back(), minima.back()); }
};
