// ITEM: 31
// EXPECT: verdict=time_limit_exceeded
// WHY: the CPU time of all threads is the function's, also while the main one sleeps.
#include <chrono>
#include <thread>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        for (int i = 0; i < 4; i++)
            std::thread([] {
                for (volatile int k = 0;; k = k + 1)
                    ;
            }).detach();
        std::this_thread::sleep_for(std::chrono::seconds(60));
        return nums;
    }
};
