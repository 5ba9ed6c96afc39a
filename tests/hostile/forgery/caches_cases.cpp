// ITEM: 71
// EXPECT: verdict=wrong_answer
// WHY: answers by the number of the case, learnt elsewhere: generated cases differ with every version of the problem.
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        static int number;
        static const vector<vector<int>> known = { { 0, 1 }, { 1, 2 }, { 0, 1 } };
        return known[number++ % known.size()];
    }
};
