// COMPLEXITY: time O(n); space O(n); why: nth_element of a copy, n + n/2 + n/4 ... on average
class Solution {
public:
    int kthLargest(vector<int> &nums, int k) {
        vector<int> a(nums);
        nth_element(a.begin(), a.begin() + (k - 1), a.end(), greater<int>());
        return a[k - 1];
    }
};
