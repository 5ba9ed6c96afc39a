// COMPLEXITY: time O(n log n); space O(n); why: two heaps
class Solution {
public:
    long long medians(vector<int> &nums) {
        priority_queue<int> low;
        priority_queue<int, vector<int>, greater<int>> high;
        long long total = 0;
        for (int x : nums) {
            low.push(x);
            high.push(low.top());
            low.pop();
            if (high.size() > low.size()) {
                low.push(high.top());
                high.pop();
            }
            total += low.top();
        }
        return total;
    }
};
