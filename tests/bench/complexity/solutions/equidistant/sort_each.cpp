// COMPLEXITY: time O(n^2 log n); space O(n); why: the distances from each point are sorted
class Solution {
public:
    int equidistant(vector<int> &points) {
        int count = 0;
        vector<int> away(points.size());
        for (int p : points) {
            for (size_t i = 0; i < points.size(); i++)
                away[i] = abs(p - points[i]);
            sort(away.begin(), away.end());
            for (size_t i = 1; i < away.size(); i++)
                count += away[i] == away[i - 1];
        }
        return count;
    }
};
