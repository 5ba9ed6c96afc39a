// ITEM: 65
// EXPECT: verdict=runtime_error
// WHY: the same before any case, from the constructor of the class that the driver makes for each.
#include <unistd.h>

class Solution {
public:
    Solution()
    {
        static const char frames[] = "ready 1\ndone 1 0\nanswer 1 5\n[0,1]";
        for (int fd = 3; fd < 1024; fd++)
            if (write(fd, frames, sizeof frames - 1) < 0)
                continue;
    }
    vector<int> twoSum(vector<int>& nums, int target) { return {}; }
};
