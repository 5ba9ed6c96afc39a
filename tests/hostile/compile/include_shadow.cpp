// SPDX-License-Identifier: MIT
/* ITEM: 57
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: the error message would quote the file's first lines. */
#include "/etc/shadow"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
