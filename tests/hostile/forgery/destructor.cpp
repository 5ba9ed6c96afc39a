// ITEM: 67
// EXPECT: verdict=runtime_error or verdict=wrong_answer
// WHY: what runs after the last case can change no verdict: the judge has read all frames and asks for none.
#include <unistd.h>

struct Last {
    ~Last()
    {
        static const char frames[] = "done 1 0\nanswer 1 5\n[0,1]";
        for (int i = 0; i < 100; i++)
            if (write(4, frames, sizeof frames - 1) < 0)
                return;
    }
} last;

class Solution {
public:
    ~Solution() { last.~Last(); }
    vector<int> twoSum(vector<int>& nums, int target) { return {}; }
};
