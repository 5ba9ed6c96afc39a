// COMPLEXITY: time O(n^2); space O(n); why: every split of x into two, for each x
class Solution {
public:
    int numSquares(int k) {
        vector<int> least(k + 1);
        for (int x = 1; x <= k; x++) {
            int root = sqrt((double)x), best = root * root == x ? 1 : x;
            for (int a = 1; best > 1 && a <= x / 2; a++)
                best = min(best, least[a] + least[x - a]);
            least[x] = best;
        }
        return least[k];
    }
};
