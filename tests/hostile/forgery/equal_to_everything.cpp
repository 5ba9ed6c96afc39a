// ITEM: 68
// EXPECT: verdict=compile_error or verdict=wrong_answer or verdict=runtime_error
// WHY: comparison operators of the candidate's compare nothing: his values are compared in the judge.
inline bool operator==(const vector<int>&, const vector<int>&) { return true; }
inline bool operator!=(const vector<int>&, const vector<int>&) { return false; }
namespace std {
template <> struct equal_to<vector<int>> {
    bool operator()(const vector<int>&, const vector<int>&) const { return true; }
};
}

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) { return {0, 0}; }
};
