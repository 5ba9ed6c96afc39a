// SPDX-License-Identifier: MIT
/* ITEM: 58
 * EXPECT: verdict=compile_error seconds_under=40
 * WHY: one line of source makes a program of four gigabytes on the disk. */
int boom[1 << 30] = { 1 };

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
