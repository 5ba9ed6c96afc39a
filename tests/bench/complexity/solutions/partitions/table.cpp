// COMPLEXITY: time O(n^2); space O(n^2); why: ways[part][x] for all parts and sums
class Solution {
public:
    int partitions(int k) {
        vector<vector<int>> ways(k + 1, vector<int>(k + 1));
        for (int part = 0; part <= k; part++)
            ways[part][0] = 1;
        for (int part = 1; part <= k; part++)
            for (int x = 1; x <= k; x++)
                ways[part][x] = (ways[part - 1][x] + (x >= part ? ways[part][x - part] : 0)) % 1000000007;
        return ways[k][k];
    }
};
