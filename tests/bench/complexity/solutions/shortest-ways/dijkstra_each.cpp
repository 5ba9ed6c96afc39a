// COMPLEXITY: time O(n^3); space O(n); why: Dijkstra without a heap, n^2 from each place
class Solution {
public:
    long long shortestWays(vector<vector<int>> &roads) {
        int n = roads.size();
        long long sum = 0;
        for (int from = 0; from < n; from++) {
            vector<long long> d(n, LLONG_MAX / 2);
            vector<char> done(n);
            d[from] = 0;
            for (int round = 0; round < n; round++) {
                int near = -1;
                for (int i = 0; i < n; i++)
                    if (!done[i] && (near < 0 || d[i] < d[near]))
                        near = i;
                done[near] = 1;
                for (int i = 0; i < n; i++)
                    if (i != near)
                        d[i] = min(d[i], d[near] + roads[near][i]);
            }
            sum += accumulate(d.begin(), d.end(), 0LL);
        }
        return sum;
    }
};
