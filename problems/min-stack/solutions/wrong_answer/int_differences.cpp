// wrong_answer: differences to the minimum in 32 bits, which overflow (tag: extremes)
class MinStack {
    vector<int> differences;
    int minimum = 0;

public:
    MinStack() {}

    void push(int val) {
        if (differences.empty())
            minimum = val;
        differences.push_back((int)((unsigned)val - (unsigned)minimum));
        minimum = min(minimum, val);
    }

    void pop() {
        if (differences.back() < 0)
            minimum = (int)((unsigned)minimum - (unsigned)differences.back());
        differences.pop_back();
    }

    int top() { return differences.back() < 0 ? minimum : minimum + differences.back(); }

    int getMin() { return minimum; }
};
