// wrong_answer: sorts the argument itself and returns positions in the sorted array (tag: sample)
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) {
        sort(nums.begin(), nums.end());
        int low = 0, high = nums.size() - 1;
        while (low < high) {
            int total = nums[low] + nums[high];
            if (total == target)
                return {low, high};
            total < target ? low++ : high--;
        }
        return {};
    }
};
