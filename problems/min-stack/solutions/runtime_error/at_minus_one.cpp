// runtime_error: asks for the minimum below the bottom with at(): std::out_of_range (tag: sample)
class MinStack {
    vector<int> values, minima;

public:
    MinStack() {}

    void push(int val) {
        minima.push_back(min(val, minima.at(values.size() - 1)));
        values.push_back(val);
    }

    void pop() {
        values.pop_back();
        minima.pop_back();
    }

    int top() { return values.back(); }

    int getMin() { return minima.back(); }
};
