// ITEM: 75
// EXPECT: verdict=runtime_error or verdict=wrong_answer or verdict=time_limit_exceeded
// WHY: exceptions, a terminate handler and a rewritten allocator state: the driver may die of them, the judge not.
#include <exception>
#include <unistd.h>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        std::set_terminate([] {
            static const char frames[] = "done 1 0\nanswer 1 5\n[0,1]";
            if (write(4, frames, sizeof frames - 1) > 0)
                _exit(0);
        });
        int *below = nums.data();
        for (int i = 1; i < 9; i++)
            below[-i] = -1;
        throw target;
    }
};
