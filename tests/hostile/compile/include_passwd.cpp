// SPDX-License-Identifier: MIT
/* ITEM: 57
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: even a harmless file of the host is not there. */
#include "/etc/passwd"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
