// SPDX-License-Identifier: MIT
/* ITEM: 57
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: the file by its own name on the host, which the compiler's cell does not have. */
#include "include_itself.cpp"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
