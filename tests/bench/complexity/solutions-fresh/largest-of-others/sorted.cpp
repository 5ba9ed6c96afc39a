// COMPLEXITY: time O(n log n); space O(n); why: a sorted copy for its last two
class Solution {
public:
    long long othersSum(vector<int> &nums) {
        vector<int> a = nums;
        sort(a.rbegin(), a.rend());
        return (long long)a[0] * (a.size() - 1) + a[1];
    }
};
