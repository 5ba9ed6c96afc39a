// COMPLEXITY: time O(n log n); space O(n); why: sorts all before each take
class LeastFirst {
    vector<int> items;

public:
    LeastFirst() {}
    void add(int x) { items.push_back(x); }
    int take() {
        if (items.empty())
            return -1;
        sort(items.begin(), items.end(), greater<int>());
        int x = items.back();
        items.pop_back();
        shuffle(items.begin(), items.end(), mt19937(x));
        return x;
    }
};
