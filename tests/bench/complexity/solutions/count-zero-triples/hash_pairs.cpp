// COMPLEXITY: time O(n^2); space O(n); why: the items in a hash set, one lookup a pair
class Solution {
public:
    int countTriples(vector<int> &nums) {
        unordered_set<int> later(nums.begin(), nums.end());
        int count = 0;
        for (size_t i = 0; i < nums.size(); i++) {
            later.erase(nums[i]);
            unordered_set<int> rest = later;
            for (size_t j = i + 1; j < nums.size(); j++) {
                rest.erase(nums[j]);
                long long wanted = -((long long)nums[i] + nums[j]);
                count += wanted >= INT_MIN && wanted <= INT_MAX && rest.count((int)wanted);
            }
        }
        return count;
    }
};
