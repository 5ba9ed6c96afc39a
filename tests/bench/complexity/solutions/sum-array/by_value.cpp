// COMPLEXITY: time O(n); space O(n); why: the array is handed on by value, so it is copied once
class Solution {
    long long total(vector<int> copy) {
        long long sum = 0;
        for (size_t i = 0; i < copy.size(); i++)
            sum += copy[i];
        return sum;
    }

public:
    long long sumArray(vector<int> &nums) { return total(nums); }
};
