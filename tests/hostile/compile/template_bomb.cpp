// SPDX-License-Identifier: MIT
/* ITEM: 58
 * EXPECT: verdict=compile_error seconds_under=40
 * WHY: each step of the recursion doubles the work: time or memory of the compiler ends it. */
template <int depth, int branch> struct bomb {
    static const int value = bomb<depth - 1, branch * 2>::value + bomb<depth - 1, branch * 2 + 1>::value;
};
template <int branch> struct bomb<0, branch> {
    static const int value = branch;
};
static const int boom = bomb<26, 1>::value;

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
