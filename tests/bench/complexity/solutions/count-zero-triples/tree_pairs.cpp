// COMPLEXITY: time O(n^2 log n); space O(n); why: a search in a red-black tree for each pair
class Solution {
public:
    int countTriples(vector<int> &nums) {
        vector<int> a = nums;
        sort(a.begin(), a.end());
        map<int, int> place;
        for (size_t i = 0; i < a.size(); i++)
            place[a[i]] = i;
        int count = 0;
        for (size_t i = 0; i < a.size(); i++)
            for (size_t j = i + 1; j < a.size(); j++) {
                long long wanted = -((long long)a[i] + a[j]);
                auto at = wanted >= INT_MIN && wanted <= INT_MAX ? place.find((int)wanted) : place.end();
                count += at != place.end() && at->second > (int)j;
            }
        return count;
    }
};
