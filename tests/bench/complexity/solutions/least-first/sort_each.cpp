// COMPLEXITY: time O(n log n); space O(n); why: a copy of all is sorted for each take
class LeastFirst {
    vector<int> items;

public:
    LeastFirst() {}
    void add(int x) { items.push_back(x); }
    int take() {
        if (items.empty())
            return -1;
        vector<int> sorted(items);
        sort(sorted.begin(), sorted.end());
        items.erase(find(items.begin(), items.end(), sorted[0]));
        return sorted[0];
    }
};
