// SPDX-License-Identifier: MIT
/* ITEM: 57
 * EXPECT: verdict=compile_error lacks=root:
 * WHY: the assembler reads files too, and puts them whole into the program, which could print them. */
__asm__(".incbin \"/etc/shadow\"");

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
