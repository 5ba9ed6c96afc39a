// ITEM: 14 15
// EXPECT: verdict=runtime_error
// WHY: as in C, by way of popen and system, which make processes too.
#include <cstdio>
#include <cstdlib>

class Solution {
public:
    vector<int> twoSum(vector<int>& nums, int target)
    {
        if (FILE *p = popen("setsid sleep 60 &", "r"))
            pclose(p);
        return system("setsid sleep 60 &") == 0 ? nums : vector<int>();
    }
};
