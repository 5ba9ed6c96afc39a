// COMPLEXITY: time O(n sqrt n); space O(n); why: Euler's recurrence has about 1.6 sqrt k terms for each k
int partitions(int k) {
    long long *p = calloc(k + 1, sizeof *p);
    p[0] = 1;
    for (int x = 1; x <= k; x++) {
        long long sum = 0;
        for (int i = 1, sign = 1; i * (3 * i - 1) / 2 <= x; i++, sign = -sign) {
            sum += sign * p[x - i * (3 * i - 1) / 2];
            if (i * (3 * i + 1) / 2 <= x)
                sum += sign * p[x - i * (3 * i + 1) / 2];
        }
        p[x] = (sum % 1000000007 + 1000000007) % 1000000007;
    }
    int answer = (int)p[k];
    free(p);
    return answer;
}
