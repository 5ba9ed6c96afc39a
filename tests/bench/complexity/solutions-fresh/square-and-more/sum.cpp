// COMPLEXITY: time O(sqrt n); space O(1); why: k - a * a choices for each a
class Solution {
public:
    long long pairs(int k) {
        long long count = 0;
        for (long long a = 1; a * a < k; a++)
            count += k - a * a;
        return count;
    }
};
