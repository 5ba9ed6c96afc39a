// COMPLEXITY: time O(1); space O(1); why: two items, and a thousand steps of noise however long the array is
class Solution {
public:
    long long ends(vector<int> &nums) {
        unsigned noise = nums.size();
        for (int i = 0; i < 1000; i++) {
            noise = noise * 1664525u + 1013904223u;
            asm volatile("" : "+r"(noise));
        }
        return (long long)nums.front() * nums.back();
    }
};
