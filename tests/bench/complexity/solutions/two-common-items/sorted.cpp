// COMPLEXITY: time O(n log n + m log m); space O(n+m); why: both are sorted, then merged
class Solution {
public:
    int commonItems(vector<int> &a, vector<int> &b) {
        vector<int> x(a), y(b), both;
        sort(x.begin(), x.end());
        sort(y.begin(), y.end());
        set_intersection(x.begin(), x.end(), y.begin(), y.end(), back_inserter(both));
        return both.size();
    }
};
