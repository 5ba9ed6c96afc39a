// COMPLEXITY: time O(n^3); space O(1); why: all triples, the three sides put in order for each
class Solution {
public:
    long long triangles(vector<int> &sides) {
        long long count = 0;
        int n = sides.size();
        for (int i = 0; i < n; i++)
            for (int j = i + 1; j < n; j++)
                for (int k = j + 1; k < n; k++) {
                    long long sum = (long long)sides[i] + sides[j] + sides[k];
                    count += sum > 2LL * max({ sides[i], sides[j], sides[k] });
                }
        return count;
    }
};
