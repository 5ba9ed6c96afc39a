// COMPLEXITY: time O(n+m); space O(n+m); why: std::merge
class Solution {
public:
    int mergedSum(vector<int> &a, vector<int> &b) {
        vector<int> all(a.size() + b.size());
        merge(a.begin(), a.end(), b.begin(), b.end(), all.begin());
        long long total = 0;
        for (size_t i = 0; i < all.size(); i++)
            total = (total + (long long)i * all[i]) % 1000000007;
        return total;
    }
};
