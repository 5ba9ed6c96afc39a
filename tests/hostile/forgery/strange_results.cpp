// ITEM: 70
// EXPECT: verdict=runtime_error or verdict=memory_limit_exceeded or verdict=output_limit_exceeded or verdict=wrong_answer
// WHY: an answer of a hundred million numbers must meet a limit, in the cell or at the judge's reader.
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        vector<int> many(100000000, 7);
        return many;
    }
};
