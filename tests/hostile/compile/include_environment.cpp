// SPDX-License-Identifier: MIT
/* ITEM: 12 57
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: an error message that quotes the environment is a way to read it. */
#include "/proc/self/environ"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
