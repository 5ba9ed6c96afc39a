// accepted: only the differences to the minimum before, in 64 bits, O(1) each
class MinStack {
    vector<long long> differences;
    long long minimum = 0;

public:
    MinStack() {}

    void push(int val) {
        if (differences.empty())
            minimum = val;
        differences.push_back(val - minimum);
        minimum = min(minimum, (long long)val);
    }

    void pop() {
        if (differences.back() < 0)
            minimum -= differences.back();
        differences.pop_back();
    }

    int top() { return differences.back() < 0 ? minimum : minimum + differences.back(); }

    int getMin() { return minimum; }
};
