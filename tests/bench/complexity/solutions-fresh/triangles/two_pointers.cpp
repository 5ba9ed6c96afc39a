// COMPLEXITY: time O(n^2); space O(n); why: two pointers for each longest side
class Solution {
public:
    long long triangles(vector<int> &sides) {
        vector<long long> a(sides.begin(), sides.end());
        sort(a.begin(), a.end());
        long long count = 0;
        for (int k = (int)a.size() - 1; k >= 2; k--)
            for (int i = 0, j = k - 1; i < j;)
                if (a[i] + a[j] > a[k]) {
                    count += j - i;
                    j--;
                } else {
                    i++;
                }
        return count;
    }
};
