// ITEM: 18
// EXPECT: verdict=time_limit_exceeded
// WHY: the same from a thread, while the main thread waits for it for ever.
#include <csignal>
#include <thread>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        for (int s = 1; s < 65; s++)
            signal(s, SIG_IGN);
        std::thread([] {
            for (volatile int i = 0;; i = i + 1)
                ;
        }).join();
        return nums;
    }
};
