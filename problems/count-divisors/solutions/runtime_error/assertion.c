// runtime_error: asserts that the number fits an int, which the constraints do not say: SIGABRT (tag: most-divisors)
#include <assert.h>

int countDivisors(long long number) {
    assert(number <= INT_MAX);
    int n = number, count = 0;
    for (int k = 1; k <= n / k; k++)
        if (n % k == 0)
            count += k == n / k ? 1 : 2;
    return count;
}
