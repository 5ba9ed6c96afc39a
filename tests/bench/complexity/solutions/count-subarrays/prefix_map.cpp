// COMPLEXITY: time O(n log n); space O(n); why: prefix sums in a std::map
class Solution {
public:
    long long countSubarrays(vector<int> &nums, int k) {
        map<long long, int> seen = { { 0, 1 } };
        long long total = 0, count = 0;
        for (int x : nums) {
            total += x;
            auto at = seen.find(total - k);
            count += at == seen.end() ? 0 : at->second;
            seen[total]++;
        }
        return count;
    }
};
