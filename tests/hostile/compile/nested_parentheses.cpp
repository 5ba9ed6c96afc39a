// SPDX-License-Identifier: MIT
/* ITEM: 58
 * EXPECT: verdict=compile_error|wrong_answer seconds_under=40
 * WHY: recursion of the parser: a compiler that crashes has not crashed the judge. */
#define A(x) ((((((((((x))))))))))
#define B(x) A(A(A(A(A(A(A(A(A(A(x))))))))))
#define C(x) B(B(B(B(B(B(B(B(B(B(x))))))))))
#define D(x) C(C(C(C(C(C(C(C(C(C(x))))))))))
static int boom = D(D(D(D(1))));

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
