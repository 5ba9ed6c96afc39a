// accepted: halves the range, and compares by a division that cannot overflow, O(log n)
long long integerSqrt(long long x) {
    long long low = 1, high = x, root = 0;
    while (low <= high) {
        long long mid = low + (high - low) / 2;
        if (mid <= x / mid) {
            root = mid;
            low = mid + 1;
        } else {
            high = mid - 1;
        }
    }
    return root;
}
