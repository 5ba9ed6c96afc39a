// accepted: sorted, two pointers with 64-bit sums that skip equal values, O(n log n)
class Solution {
public:
    vector<vector<int>> pairSums(vector<int>& nums, int target) {
        sort(nums.begin(), nums.end());
        vector<vector<int>> pairs;
        int low = 0, high = (int)nums.size() - 1;
        while (low < high) {
            long long total = (long long)nums[low] + nums[high];
            if (total < target) {
                low++;
            } else if (total > target) {
                high--;
            } else {
                pairs.push_back({nums[low], nums[high]});
                int used = nums[low];
                while (low < high && nums[low] == used)
                    low++;
            }
        }
        return pairs;
    }
};
