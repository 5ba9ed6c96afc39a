// COMPLEXITY: time O(log n); space O(1); why: one division for each digit
class Solution {
public:
    int digitSum(int k) {
        int total = 0;
        for (; k; k /= 10)
            total += k % 10;
        return total;
    }
};
