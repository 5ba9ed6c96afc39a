// COMPLEXITY: time O(n log n); space O(n); why: one after another out of a heap
class Solution {
public:
    int firstMissing(vector<int> &nums) {
        priority_queue<int, vector<int>, greater<int>> heap(nums.begin(), nums.end());
        int k = 1;
        while (!heap.empty()) {
            k += heap.top() == k;
            heap.pop();
        }
        return k;
    }
};
