// COMPLEXITY: time O(n*m); space O(1); why: count_if over b for each item of a, vectorised
class Solution {
public:
    long long smallerPairs(vector<int> &a, vector<int> &b) {
        long long count = 0;
        for (int x : a)
            count += count_if(b.begin(), b.end(), [x](int y) { return y < x; });
        return count;
    }
};
