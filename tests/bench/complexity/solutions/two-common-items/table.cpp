// COMPLEXITY: time O(n+m); space O(n); why: a in a hash set, b looked up
class Solution {
public:
    int commonItems(vector<int> &a, vector<int> &b) {
        unordered_set<int> known(a.begin(), a.end());
        int count = 0;
        for (int x : b)
            count += known.count(x);
        return count;
    }
};
