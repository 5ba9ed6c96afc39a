// COMPLEXITY: time O(n sqrt n); space O(n); why: counts by blocks of sqrt n ranks: O(1) to add, sqrt n to ask
class Solution {
public:
    long long countInversions(vector<int> &nums) {
        int most = *max_element(nums.begin(), nums.end()) + 1, width = max(1, (int)sqrt((double)most));
        vector<int> one(most + 1), block(most / width + 2);
        long long count = 0, seen = 0;
        for (int x : nums) {
            int smaller = 0, b = 0;
            for (; (b + 1) * width <= x + 1; b++)
                smaller += block[b];
            for (int k = b * width; k <= x; k++)
                smaller += one[k];
            count += seen - smaller;
            one[x]++;
            block[x / width]++;
            seen++;
        }
        return count;
    }
};
