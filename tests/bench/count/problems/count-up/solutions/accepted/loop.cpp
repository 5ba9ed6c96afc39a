class Solution {
public:
    int countUp(int n)
    {
        volatile int steps = 0;
        for (int i = 0; i < n; i++)
            steps = steps + 1;
        return steps;
    }
};
