// COMPLEXITY: time O(n log n); space O(n); why: lower_bound over piles, whose number grows with n
class Solution {
public:
    int longest(vector<int> &nums) {
        vector<int> piles;
        for (int x : nums) {
            auto at = lower_bound(piles.begin(), piles.end(), x);
            if (at == piles.end())
                piles.push_back(x);
            else
                *at = x;
        }
        return piles.size();
    }
};
