// SPDX-License-Identifier: MIT
/* ITEM: 11 57
 * EXPECT: verdict=compile_error lacks=root: seconds_under=30
 * WHY: the cases and their answers are not within reach of the compiler. */
#include "../../../problems/two-sum/problem.yaml"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
