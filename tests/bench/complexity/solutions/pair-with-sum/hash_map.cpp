// COMPLEXITY: time O(n); space O(n); why: unordered_map without reserve: it rehashes while growing, amortised O(1)
class Solution {
public:
    bool hasPair(vector<int> &nums, int target) {
        unordered_map<int, int> at;
        for (int i = 0; i < (int)nums.size(); i++) {
            if (at.count(target - nums[i]))
                return true;
            at[nums[i]] = i;
        }
        return false;
    }
};
