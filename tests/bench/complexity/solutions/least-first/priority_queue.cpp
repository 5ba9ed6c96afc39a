// COMPLEXITY: time O(log n); space O(n); why: std::priority_queue
class LeastFirst {
    priority_queue<int, vector<int>, greater<int>> heap;

public:
    LeastFirst() {}
    void add(int x) { heap.push(x); }
    int take() {
        if (heap.empty())
            return -1;
        int x = heap.top();
        heap.pop();
        return x;
    }
};
