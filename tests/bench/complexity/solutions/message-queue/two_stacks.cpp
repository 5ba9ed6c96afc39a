// COMPLEXITY: time O(1); space O(n); why: each item moves once from one stack to the other: amortised
class MessageQueue {
    vector<int> in, out;

public:
    MessageQueue() {}
    void push(int x) { in.push_back(x); }
    int pop() {
        if (out.empty())
            while (!in.empty()) {
                out.push_back(in.back());
                in.pop_back();
            }
        if (out.empty())
            return -1;
        int x = out.back();
        out.pop_back();
        return x;
    }
};
