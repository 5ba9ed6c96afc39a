// COMPLEXITY: time O(n); space O(1); why: Boyer and Moore
class Solution {
public:
    int majority(vector<int> &nums) {
        int kept = 0, votes = 0;
        for (int x : nums) {
            if (!votes)
                kept = x;
            votes += x == kept ? 1 : -1;
        }
        return kept;
    }
};
