// SPDX-License-Identifier: MIT
/* ITEM: 56
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: an endless file of NULs fills the compiler's memory; it ends at a limit, as a compile error. */
#include "/dev/zero"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
