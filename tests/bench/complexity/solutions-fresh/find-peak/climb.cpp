// COMPLEXITY: time O(n); space O(1); why: walks up to the top, which is nearly at the end
class Solution {
public:
    int peak(vector<int> &nums) {
        size_t i = 0;
        while (i + 1 < nums.size() && nums[i] < nums[i + 1])
            i++;
        return i;
    }
};
