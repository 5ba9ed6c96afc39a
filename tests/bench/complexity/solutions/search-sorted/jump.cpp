// COMPLEXITY: time O(sqrt n); space O(1); why: sqrt n jumps of sqrt n, then sqrt n steps; the target is last
class Solution {
public:
    int search(vector<int> &nums, int target) {
        int n = nums.size(), step = max(1, (int)sqrt((double)n)), at = 0;
        while (at + step < n && nums[at + step] < target)
            at += step;
        for (int i = at; i < n && i <= at + step; i++)
            if (nums[i] == target)
                return i;
        return -1;
    }
};
