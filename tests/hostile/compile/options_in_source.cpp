// SPDX-License-Identifier: MIT
/* ITEM: 60
 * EXPECT: verdict=compile_error|wrong_answer lacks=root:
 * WHY: options that the source can set must not reach the loader of plugins or another compiler. */
#pragma GCC optimize("-fplugin=/work/plugin.so")
#pragma GCC optimize("-wrapper /bin/sh")
#pragma GCC dependency "/etc/shadow"

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
