// SPDX-License-Identifier: MIT
/* ITEM: 56 57
 * EXPECT: verdict=compile_error seconds_under=30
 * WHY: an endless file for the assembler, which has no limit of its own. */
__asm__(".incbin \"/dev/zero\"");

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
