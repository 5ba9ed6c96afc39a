// wrong_answer: forgets the number itself (tag: sample)
class Solution {
public:
    int countDivisors(long long number) {
        int count = 1;
        for (long long k = 2; k * k <= number; k++)
            if (number % k == 0)
                count += k * k == number ? 1 : 2;
        return count;
    }
};
