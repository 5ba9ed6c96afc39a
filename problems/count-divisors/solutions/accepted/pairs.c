// accepted: every divisor below the root has a partner above it, O(sqrt n)
int countDivisors(long long number) {
    int count = 0;
    long long k = 1;
    for (; k < number / k; k++)
        if (number % k == 0)
            count += 2;
    for (; k <= number / k; k++)
        if (number % k == 0)
            count += k == number / k ? 1 : 2;
    return count;
}
