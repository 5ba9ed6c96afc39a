// COMPLEXITY: time O(n); space O(n); why: the window is added up each time
class MovingSum {
    size_t size;
    deque<int> window;

public:
    MovingSum(int size) : size(size) {}
    long long next(int x) {
        window.push_back(x);
        if (window.size() > size)
            window.pop_front();
        return accumulate(window.begin(), window.end(), 0LL);
    }
};
