// COMPLEXITY: time O(n^2); space O(n); why: the middle of each pair is looked up in a hash set
class Solution {
public:
    int equidistant(vector<int> &points) {
        unordered_set<int> all(points.begin(), points.end());
        int count = 0;
        for (size_t i = 0; i < points.size(); i++)
            for (size_t j = i + 1; j < points.size(); j++) {
                long long sum = (long long)points[i] + points[j];
                count += sum % 2 == 0 && all.count((int)(sum / 2));
            }
        return count;
    }
};
