// time_limit_exceeded: tries every number, O(n) (tag: most-divisors)
int countDivisors(long long number) {
    int count = 0;
    for (long long k = 1; k <= number; k++)
        count += number % k == 0;
    return count;
}
