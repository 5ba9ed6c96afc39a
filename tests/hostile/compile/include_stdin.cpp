// SPDX-License-Identifier: MIT
/* ITEM: 56
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: the compiler's own input must be empty, not somebody's terminal. */
#include "/dev/stdin"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
