// COMPLEXITY: time O(n^3); space O(1); why: all triples
int equidistant(int *points, int pointsSize) {
    int count = 0;
    for (int p = 0; p < pointsSize; p++)
        for (int i = 0; i < pointsSize; i++)
            for (int j = i + 1; j < pointsSize; j++)
                count += abs(points[p] - points[i]) == abs(points[p] - points[j]);
    return count;
}
