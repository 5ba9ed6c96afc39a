// accepted: (value, index) pairs sorted, then two pointers that close in, O(n log n)
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        vector<pair<int, int>> sorted;
        for (int i = 0; i < (int)nums.size(); i++)
            sorted.push_back({nums[i], i});
        sort(sorted.begin(), sorted.end());
        size_t low = 0, high = sorted.size() - 1;
        while (low < high) {
            int total = sorted[low].first + sorted[high].first;
            if (total == target)
                return {sorted[low].second, sorted[high].second};
            if (total < target)
                low++;
            else
                high--;
        }
        return {};
    }
};
