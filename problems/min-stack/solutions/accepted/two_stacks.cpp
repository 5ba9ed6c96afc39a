// accepted: a second stack with the minimum up to every height, O(1) each
class MinStack {
    vector<int> values, minima;

public:
    MinStack() {}

    void push(int val) {
        values.push_back(val);
        minima.push_back(minima.empty() || val < minima.back() ? val : minima.back());
    }

    void pop() {
        values.pop_back();
        minima.pop_back();
    }

    int top() { return values.back(); }

    int getMin() { return minima.back(); }
};
