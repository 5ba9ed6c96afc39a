// ITEM: 66
// EXPECT: verdict=runtime_error
// WHY: a process that ends before its answer has not answered, also with status 0 and without any handler.
#include <cstdlib>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        if (target % 2)
            std::quick_exit(0);
        std::_Exit(0);
    }
};
