// COMPLEXITY: time O(n log n); space O(n); why: an array of flags is walked in a circle; each round half as many are left, in log n rounds of n
class Solution {
public:
    int lastStanding(int k) {
        vector<char> gone(k);
        int left = k, at = 0;
        bool leave = false;
        while (left > 1) {
            if (!gone[at]) {
                if (leave) {
                    gone[at] = 1;
                    left--;
                }
                leave = !leave;
            }
            at = at + 1 == k ? 0 : at + 1;
        }
        return find(gone.begin(), gone.end(), 0) - gone.begin();
    }
};
