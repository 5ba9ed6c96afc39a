// COMPLEXITY: time O(n log n); space O(n); why: starts and ends in a multimap, swept once
class Solution {
public:
    int joined(vector<vector<int>> &intervals) {
        map<int, int> change;
        for (auto &x : intervals) {
            change[2 * x[0]]++;
            change[2 * x[1] + 1]--;
        }
        int open = 0, count = 0;
        for (auto &[at, by] : change) {
            count += open == 0 && by > 0;
            open += by;
        }
        return count;
    }
};
