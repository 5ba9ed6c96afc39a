// SPDX-License-Identifier: MIT
/* ITEM: 58
 * EXPECT: verdict=compile_error seconds_under=40
 * WHY: a computation at compile time is a computation. */
constexpr unsigned long spin(unsigned long n)
{
    unsigned long sum = 0;
    for (unsigned long i = 0; i < n; i++)
        for (unsigned long k = 0; k < n; k++)
            sum += i ^ k;
    return sum;
}
static constexpr unsigned long boom = spin(1ul << 20);

class Solution
{
  public:
    vector<int> twoSum(vector<int> &, int)
    {
        return {};
    }
};
