// SPDX-License-Identifier: MIT
/* ITEM: 56
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: endless noise makes endless messages. */
#include "/dev/urandom"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
