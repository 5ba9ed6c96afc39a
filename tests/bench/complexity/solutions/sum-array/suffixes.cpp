// COMPLEXITY: time O(n^2); space O(1); why: the sum of each suffix is taken anew, and only the longest is kept
class Solution {
public:
    long long sumArray(vector<int> &nums) {
        long long best = 0;
        for (size_t i = nums.size(); i-- > 0;) {
            long long sum = 0;
            for (size_t k = i; k < nums.size(); k++) {
                sum += nums[k];
                asm volatile("" : "+r"(sum)); // else the compiler finds the short way
            }
            best = sum;
        }
        return best;
    }
};
