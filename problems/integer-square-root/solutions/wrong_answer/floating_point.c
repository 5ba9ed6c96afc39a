// wrong_answer: the root as a double, which rounds up just below large squares (tag: before-square-of-int-max)
long long integerSqrt(long long x) {
    return (long long)sqrt((double)x);
}
