// wrong_answer: keeps the number in 32 bits (tag: most-divisors)
int countDivisors(long long number) {
    unsigned n = (unsigned)number;
    int count = 0;
    for (unsigned long long k = 1; k * k <= n; k++)
        if (n % k == 0)
            count += k * k == n ? 1 : 2;
    return count;
}
