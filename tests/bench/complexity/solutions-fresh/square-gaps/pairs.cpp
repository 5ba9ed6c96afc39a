// COMPLEXITY: time O(n^2); space O(1); why: a square root for each pair
class Solution {
public:
    long long squareGaps(vector<int> &nums) {
        long long count = 0;
        for (size_t i = 0; i < nums.size(); i++)
            for (size_t j = i + 1; j < nums.size(); j++) {
                int gap = nums[j] - nums[i], root = (int)lround(sqrt((double)gap));
                count += root * root == gap;
            }
        return count;
    }
};
