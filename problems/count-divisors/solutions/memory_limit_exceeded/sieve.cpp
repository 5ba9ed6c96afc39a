// memory_limit_exceeded: a list of every number up to n (tag: most-divisors)
class Solution {
public:
    int countDivisors(long long number) {
        vector<long long> candidates;
        for (long long k = 1; k <= number; k++)
            candidates.push_back(k);
        return count_if(candidates.begin(), candidates.end(), [=](long long k) { return number % k == 0; });
    }
};
