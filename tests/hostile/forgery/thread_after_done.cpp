// ITEM: 73
// EXPECT: verdict=time_limit_exceeded or verdict=runtime_error
// WHY: threads that burn on after the answer was given are charged until all of them rest.
#include <thread>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        std::thread([] {
            for (volatile int i = 0;; i = i + 1)
                ;
        }).detach();
        for (int i = 0; i < (int)nums.size(); i++)
            for (int j = 0; j < i; j++)
                if (nums[i] + nums[j] == target)
                    return { j, i };
        return {};
    }
};
