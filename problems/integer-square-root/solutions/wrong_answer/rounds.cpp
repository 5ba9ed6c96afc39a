// wrong_answer: rounds to the nearest instead of down (tag: sample)
class Solution {
public:
    long long integerSqrt(long long x) {
        return llroundl(sqrtl((long double)x));
    }
};
