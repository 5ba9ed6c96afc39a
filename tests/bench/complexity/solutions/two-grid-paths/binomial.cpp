// COMPLEXITY: time O(n+m); space O(1); why: three factorials, and one inverse
class Solution {
    static const long long P = 1000000007;
    long long power(long long x, long long k) {
        long long result = 1;
        for (; k; k /= 2, x = x * x % P)
            if (k % 2)
                result = result * x % P;
        return result;
    }
    long long factorial(int k) {
        long long result = 1;
        for (int i = 2; i <= k; i++)
            result = result * i % P;
        return result;
    }

public:
    int gridPaths(int r, int c) {
        return factorial(r + c - 2) * power(factorial(r - 1) * factorial(c - 1) % P, P - 2) % P;
    }
};
