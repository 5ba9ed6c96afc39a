// COMPLEXITY: time O(n log n); space O(log n); why: two halves, and a linear pass over the middle, at each level
static long long part(const int *a, int low, int high) {
    if (high - low == 1)
        return a[low];
    int middle = (low + high) / 2;
    long long left = LLONG_MIN / 2, right = LLONG_MIN / 2, sum = 0;
    for (int i = middle - 1; i >= low; i--)
        if ((sum += a[i]) > left)
            left = sum;
    sum = 0;
    for (int i = middle; i < high; i++)
        if ((sum += a[i]) > right)
            right = sum;
    long long best = left + right, l = part(a, low, middle), r = part(a, middle, high);
    if (l > best)
        best = l;
    return r > best ? r : best;
}

long long maxSubarray(int *nums, int numsSize) {
    return part(nums, 0, numsSize);
}
