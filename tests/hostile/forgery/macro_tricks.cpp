// ITEM: 67 75
// EXPECT: verdict=compile_error or verdict=runtime_error or verdict=wrong_answer
// WHY: macros over the driver's words rename what comes behind the candidate's file; the judge compares all the same.
class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) { return {0, 0}; }
};

#define main forged_main
#define write(fd, data, len) write(fd, "answer 1 5\n[0,1]", 16)
#define strcmp(a, b) 0
#define memcmp(a, b, n) 0
#define if while
