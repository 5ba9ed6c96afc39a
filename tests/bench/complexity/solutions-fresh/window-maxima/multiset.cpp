// COMPLEXITY: time O(n log n); space O(n); why: the window in a red-black tree
class Solution {
public:
    long long windowMaxima(vector<int> &nums, int k) {
        multiset<int> window;
        long long sum = 0;
        for (int i = 0; i < (int)nums.size(); i++) {
            window.insert(nums[i]);
            if (i >= k)
                window.erase(window.find(nums[i - k]));
            if (i >= k - 1)
                sum += *window.rbegin();
        }
        return sum;
    }
};
