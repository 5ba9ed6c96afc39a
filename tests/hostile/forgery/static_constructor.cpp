// ITEM: 67
// EXPECT: verdict=runtime_error
// WHY: a static constructor speaks before `hello`, forges frames on fd 4 and leaves.
#include <unistd.h>

static const struct forger {
    forger() {
        const char frames[] = "hello 0 1\n1ready 1 0\ndone 1 0\nanswer 1 5\n[0,1]";
        if (write(4, frames, sizeof frames - 1) >= 0)
            _exit(0);
    }
} forge;

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target) { return {0, 1}; }
};
