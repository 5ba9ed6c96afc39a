// COMPLEXITY: time O(n); space O(1); why: one step for each number of people
int lastStanding(int k) {
    int last = 0;
    for (int people = 2; people <= k; people++)
        last = (last + 2) % people;
    return last;
}
