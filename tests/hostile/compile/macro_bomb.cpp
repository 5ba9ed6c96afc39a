// SPDX-License-Identifier: MIT
/* ITEM: 58
 * EXPECT: verdict=compile_error seconds_under=40
 * WHY: twelve lines of macros stand for ten to the twelfth tokens. */
#define A(x) x x x x x x x x x x
#define B(x) A(A(x))
#define C(x) B(B(x))
#define D(x) C(C(x))
static const char boom[] = D(C("x"));

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
