// ITEM: 28
// EXPECT: verdict=runtime_error or verdict=memory_limit_exceeded
// WHY: the same in a thread, whose stack is not the one that the limit of stacks is about.
#include <thread>

class Solution {
    int down(int n)
    {
        volatile char room[4096];
        room[n & 4095] = 1;
        return down(n + 1) + room[n & 4095];
    }

public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        std::thread([this, target] { down(target); }).join();
        return nums;
    }
};
