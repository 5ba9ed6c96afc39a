// COMPLEXITY: time O(n); space O(n); why: each place enters and leaves the stack once
class Solution {
public:
    long long distances(vector<int> &nums) {
        vector<int> open;
        long long sum = 0;
        for (int i = 0; i < (int)nums.size(); i++) {
            while (!open.empty() && nums[open.back()] < nums[i]) {
                sum += i - open.back();
                open.pop_back();
            }
            open.push_back(i);
        }
        return sum;
    }
};
