// COMPLEXITY: time O(n log n); space O(n); why: the sort of a copy; the two pointers are linear
class Solution {
public:
    bool hasPair(vector<int> &nums, int target) {
        vector<int> a = nums;
        sort(a.begin(), a.end());
        for (int i = 0, k = (int)a.size() - 1; i < k;) {
            long long sum = (long long)a[i] + a[k];
            if (sum == target)
                return true;
            sum < target ? i++ : k--;
        }
        return false;
    }
};
