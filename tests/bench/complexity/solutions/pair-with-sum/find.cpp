// COMPLEXITY: time O(n^2); space O(1); why: std::find hides the inner loop, and it is vectorised
class Solution {
public:
    bool hasPair(vector<int> &nums, int target) {
        for (auto it = nums.begin(); it != nums.end(); ++it)
            if (find(it + 1, nums.end(), target - *it) != nums.end())
                return true;
        return false;
    }
};
